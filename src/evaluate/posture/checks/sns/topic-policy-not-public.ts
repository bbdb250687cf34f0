import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Topic policy admits named principals only',
  resource: 'AWS::SNS::Topic',
  severity: 'high',
  exposure: 'public',
  why: 'Anyone could publish false messages to the topic or subscribe to what it carries.',
  fix: {
    text: 'Name the accounts, organization or source resources in the policy.',
    effort: 'S',
    cli: 'aws sns set-topic-attributes --topic-arn TOPIC --attribute-name Policy --attribute-value file://POLICY.json',
  },
  reads: ['ResourcePolicy'],
  test: (topic) =>
    decide(
      not(isPublic(read(topic, 'ResourcePolicy'))),
      { pass: 'The policy names its principals.', fail: 'The policy admits anyone.' },
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: '*' },
                Action: 'SNS:Publish',
                Resource: '*',
                Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } },
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
            Statement: [{ Effect: 'Allow', Principal: '*', Action: 'SNS:Publish', Resource: '*' }],
          },
        },
      },
    ],
    unknown: [{ properties: { ResourcePolicy: { $unknown: 'denied' } } }],
  },
})
