import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Queue policy admits named principals only',
  resource: 'AWS::SQS::Queue',
  severity: 'high',
  exposure: 'public',
  why: 'Anyone could put work into the queue or take messages out of it.',
  fix: {
    text: 'Name the accounts, organization or source resources in the policy.',
    effort: 'S',
    cli: 'aws sqs set-queue-attributes --queue-url URL --attributes file://ATTRIBUTES.json',
  },
  reads: ['ResourcePolicy'],
  test: (queue) =>
    decide(
      not(isPublic(read(queue, 'ResourcePolicy'))),
      { pass: 'The policy names its principals.', fail: 'The policy admits anyone.' },
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
                Principal: '*',
                Action: 'sqs:SendMessage',
                Resource: '*',
                Condition: {
                  ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' },
                },
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
            Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' }],
          },
        },
      },
    ],
    unknown: [{ properties: { ResourcePolicy: { $unknown: 'unresolved' } } }],
  },
})
