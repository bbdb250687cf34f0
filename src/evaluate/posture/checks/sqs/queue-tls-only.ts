import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { deniesPlainHttp } from '../../predicates/policy-tls.ts'
import { read, pointer } from '../../predicates/value.ts'

export default check({
  title: 'Queue refuses requests without TLS',
  resource: 'AWS::SQS::Queue',
  severity: 'low',
  why: 'The plain HTTP endpoint of SQS would carry messages readable on the way.',
  fix: {
    text: 'Deny requests with aws:SecureTransport false in the queue policy.',
    effort: 'S',
    cloudformation: `- { Effect: Deny, Principal: "*", Action: "sqs:*", Resource: !GetAtt Queue.Arn, Condition: { Bool: { aws:SecureTransport: "false" } } }`,
  },
  reads: ['ResourcePolicy'],
  test: (queue) =>
    decide(
      deniesPlainHttp(read(queue, 'ResourcePolicy')),
      { pass: 'The policy denies plain HTTP.', fail: 'The policy does not deny plain HTTP.' },
      pointer('ResourcePolicy'),
    ),
  examples: {
    pass: [
      {
        properties: {
          ResourcePolicy: {
            Statement: [
              {
                Effect: 'Deny',
                Principal: '*',
                Action: 'sqs:*',
                Resource: '*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
            ],
          },
        },
      },
    ],
    fail: [{ name: 'without a policy', properties: {} }],
    unknown: [{ properties: { ResourcePolicy: { $unknown: 'denied' } } }],
  },
})
