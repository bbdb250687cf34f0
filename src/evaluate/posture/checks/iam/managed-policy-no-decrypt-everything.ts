import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { arnParts } from '../../predicates/arn.ts'
import { undecided, decide } from '../../predicates/judgement.ts'
import { reaches, onEverything } from '../../predicates/policy-admin.ts'
import { statements, type Statement } from '../../predicates/policy.ts'
import { and, or, not, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const actions = ['kms:decrypt', 'kms:reencryptfrom']
const messages = {
  pass: 'The policy decrypts with named keys only, or not at all.',
  fail: 'The policy decrypts with every key.',
}

export default check({
  title: 'Policy decrypts with named keys only',
  resource: 'AWS::IAM::ManagedPolicy',
  severity: 'medium',
  why: 'A key separates data only as long as not everybody may use all of them.',
  fix: {
    text: 'Name the key ARNs in the policy, or limit them by alias or by service with kms:ViaService.',
    effort: 'S',
    cli: 'aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://POLICY.json --set-as-default',
  },
  reads: ['PolicyDocument'],
  test: (policy) => {
    const all = statements(read(policy, 'PolicyDocument'))
    if (isUnknown(all)) return undecided(all, pointer('PolicyDocument'))
    let open: Truth = false
    for (const statement of all) if (open !== true) open = or(open, decryptsAll(statement))
    return decide(not(open), messages, pointer('PolicyDocument'))
  },
  examples: {
    pass: [
      {
        name: 'with a named key',
        properties: allowing('arn:aws:kms:eu-west-1:111122223333:key/1'),
      },
      {
        name: 'by service',
        properties: allowing('*', { StringEquals: { 'kms:ViaService': 's3' } }),
      },
    ],
    fail: [
      { name: 'with every resource', properties: allowing('*') },
      { name: 'with every key', properties: allowing('arn:aws:kms:eu-west-1:111122223333:key/*') },
    ],
    unknown: [{ name: 'when unresolved', properties: allowing({ $unknown: 'unresolved' }) }],
  },
})

function decryptsAll(statement: Statement): Truth {
  if (statement.effect !== 'Allow') return false
  const decrypts = or(...actions.map((action) => reaches(statement, action)))
  if (decrypts === false) return false
  const { resources, conditions } = statement
  const wide = isUnknown(resources)
    ? resources
    : or(onEverything(statement), resources.some(isEveryKey))
  const free = isUnknown(conditions) ? conditions : conditions.length === 0
  return and(decrypts, wide, free)
}

function isEveryKey(resource: string): boolean {
  const arn = arnParts(resource)
  return arn !== undefined && (arn.resource === 'key/*' || arn.resource === '*')
}

function allowing(Resource: unknown, Condition: object = {}) {
  const Statement = [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource, Condition }]
  return { PolicyDocument: { Statement } }
}
