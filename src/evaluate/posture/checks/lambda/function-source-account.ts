import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { statements } from '../../predicates/policy.ts'
import { and, holds, type Truth } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const sources = new Set([
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:principalorgid',
  'lambda:eventsourcetoken',
])

export default check({
  title: 'Function says which resource a service may invoke it for',
  resource: 'AWS::Lambda::Function',
  severity: 'medium',
  exposure: 'cross-account',
  why: 'A service that may invoke the function for anyone can be made to by a resource in a foreign account.',
  fix: {
    text: 'Grant the permission again with a source ARN or source account.',
    effort: 'S',
    cli: 'aws lambda add-permission --function-name FUNCTION --statement-id ID --action lambda:InvokeFunction --principal SERVICE --source-arn ARN --source-account ACCOUNT',
    cloudformation: 'SourceAccount: !Ref AWS::AccountId',
    terraform: 'source_account = data.aws_caller_identity.current.account_id',
  },
  reads: ['ResourcePolicy'],
  test: (fn) => {
    const all = statements(read(fn, 'ResourcePolicy'))
    const at = pointer('ResourcePolicy')
    if (isUnknown(all)) return undecided(all, at)
    let found = false
    let limited: Truth = true
    for (const { effect, principals, conditions } of all) {
      if (effect !== 'Allow') continue
      if (isUnknown(principals)) return undecided(principals, at)
      if (!principals.some((p) => p.startsWith('Service:'))) continue
      found = true
      limited = and(
        limited,
        holds(conditions, (c) => Array.isArray(c) && c.some(({ key }) => sources.has(key))),
      )
    }
    if (!found) return notApplicable('No service may invoke the function.', at)
    return decide(
      limited,
      {
        pass: 'Services may invoke it for named sources only.',
        fail: 'A service may invoke it for anyone.',
      },
      at,
    )
  },
  examples: {
    pass: [
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 's3.amazonaws.com' },
                Action: 'lambda:InvokeFunction',
                Resource: '*',
                Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } },
              },
            ],
          },
        },
      },
    ],
    fail: [
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 's3.amazonaws.com' },
                Action: 'lambda:InvokeFunction',
                Resource: '*',
              },
            ],
          },
        },
      },
    ],
    unknown: [{ properties: { ResourcePolicy: { $unknown: 'denied' } } }],
    notApplicable: [{ properties: {} }],
  },
})
