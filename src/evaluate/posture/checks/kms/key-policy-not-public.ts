import { check } from '../../../../model/check.ts'
import { decide } from '../../predicates/judgement.ts'
import { isPublic } from '../../predicates/policy-public.ts'
import { not } from '../../predicates/truth.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'Only named principals may use the key.',
  fail: 'Anyone in AWS may use the key.',
}

export default check({
  title: 'Key policy does not let anyone in',
  resource: 'AWS::KMS::Key',
  severity: 'critical',
  exposure: 'public',
  why: 'A key that everybody may use protects nothing, and may be deleted or run up costs.',
  fix: {
    text: 'Name the principals, or add kms:CallerAccount to the statement.',
    effort: 'S',
    cli: 'aws kms put-key-policy --key-id KEY_ID --policy file://POLICY.json',
    cloudformation: `Condition:
  StringEquals: { kms:CallerAccount: !Ref AWS::AccountId }`,
  },
  reads: ['KeyPolicy'],
  test: (key) => decide(not(isPublic(read(key, 'KeyPolicy'))), messages, pointer('KeyPolicy')),
  examples: {
    pass: [
      { name: 'for the account', properties: policy({ AWS: 'arn:aws:iam::111122223333:root' }) },
      {
        name: 'for callers of the account',
        properties: policy('*', { StringEquals: { 'kms:CallerAccount': '111122223333' } }),
      },
    ],
    fail: [
      { name: 'for everybody', properties: policy('*') },
      {
        name: 'for everybody through a service',
        properties: policy(
          { AWS: '*' },
          { StringEquals: { 'kms:ViaService': 's3.amazonaws.com' } },
        ),
      },
    ],
    unknown: [{ name: 'when denied', properties: { KeyPolicy: { $unknown: 'denied' } } }],
  },
})

function policy(Principal: unknown, Condition: object = {}) {
  const Statement = [{ Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*', Condition }]
  return { KeyPolicy: { Statement } }
}
