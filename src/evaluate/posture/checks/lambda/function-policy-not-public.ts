import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Function policy lets only named callers invoke it',
  resource: 'AWS::Lambda::Function',
  severity: 'critical',
  exposure: 'public',
  why: 'Anyone can call a function whose policy names everybody, with any input.',
  fix: {
    text: 'Remove the public statement and grant the callers by account, role or source ARN.',
    effort: 'S',
    cli: 'aws lambda remove-permission --function-name FUNCTION --statement-id STATEMENT',
  },
  reads: ['ResourcePolicy'],
  test: (fn) =>
    decide(
      not(isPublic(read(fn, 'ResourcePolicy'))),
      {
        pass: 'The policy names its callers.',
        fail: 'The policy lets anyone invoke the function.',
      },
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [
      { name: 'without a policy', properties: {} },
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: '111122223333' },
                Action: 'lambda:InvokeFunction',
                Resource: '*',
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
              { Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: '*' },
            ],
          },
        },
      },
    ],
    unknown: [
      { properties: { ResourcePolicy: { $unknown: 'denied', detail: 'lambda:GetPolicy' } } },
    ],
  },
})
