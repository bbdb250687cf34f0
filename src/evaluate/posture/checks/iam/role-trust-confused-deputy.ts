import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { statements } from '../../predicates/policy.ts'
import { hasConditionOn } from '../../predicates/trust.ts'
import { and, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

/** Services that act for resources of any account and send the source in the request, by their documentation. */
const deputies = new Set(
  [
    'appsync',
    'batchoperations.s3',
    'bedrock',
    'codebuild',
    'delivery.logs',
    'ecs-tasks',
    'firehose',
    'iot',
    'logs',
    'pipes',
    'sagemaker',
    'scheduler',
    'ssm',
    'states',
    'transfer',
    'vpc-flow-logs',
  ].map((name) => `Service:${name}.amazonaws.com`),
)
const sources = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
])
const messages = {
  pass: 'Services may only assume the role for named sources.',
  fail: 'A service may assume the role for resources of any account.',
}

export default check({
  title: 'Role limits for whom a service may assume it',
  resource: 'AWS::IAM::Role',
  severity: 'low',
  why: 'Somebody else could otherwise point the service at this role from another account.',
  fix: {
    text: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy.',
    effort: 'S',
    cloudformation: `Condition:
  StringEquals: { aws:SourceAccount: !Ref AWS::AccountId }`,
  },
  reads: ['AssumeRolePolicyDocument'],
  test: (role) => {
    const all = statements(read(role, 'AssumeRolePolicyDocument'))
    if (isUnknown(all)) return undecided(all, pointer('AssumeRolePolicyDocument'))
    let served = false
    let limited: Truth = true
    for (const statement of all) {
      if (statement.effect !== 'Allow') continue
      if (isUnknown(statement.principals)) return undecided(statement.principals)
      if (!statement.principals.some((p) => deputies.has(p))) continue
      served = true
      limited = and(limited, hasConditionOn(statement, sources))
    }
    return served
      ? decide(limited, messages, pointer('AssumeRolePolicyDocument'))
      : notApplicable('No service that acts for others assumes the role.')
  },
  examples: {
    pass: [
      {
        name: 'with a source account',
        properties: trust('scheduler', { StringEquals: { 'aws:SourceAccount': '111122223333' } }),
      },
    ],
    fail: [{ name: 'without a condition', properties: trust('scheduler', {}) }],
    unknown: [
      {
        name: 'with unresolved conditions',
        properties: trust('states', { $unknown: 'unresolved' }),
      },
    ],
    notApplicable: [{ name: 'for instances', properties: trust('ec2', {}) }],
  },
})

function trust(service: string, Condition: object) {
  const Principal = { Service: `${service}.amazonaws.com` }
  const Statement = [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }]
  return { AssumeRolePolicyDocument: { Statement } }
}
