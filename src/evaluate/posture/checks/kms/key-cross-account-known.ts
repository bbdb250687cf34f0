import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { accountTypes, areKnownAccounts } from '../../predicates/known-accounts.ts'
import { trustedAccounts } from '../../predicates/policy-accounts.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The key policy names known accounts only.',
  fail: 'The key policy names an account outside the organization and the snapshot.',
}

export default check({
  title: 'Key is shared with known accounts only',
  resource: 'AWS::KMS::Key',
  severity: 'medium',
  exposure: 'cross-account',
  why: 'Whoever may use the key can read every copy of the data they ever get hold of.',
  fix: {
    text: 'Find out who owns the account; remove it from the key policy or document the agreement.',
    effort: 'S',
    cli: 'aws kms put-key-policy --key-id KEY_ID --policy file://POLICY.json',
  },
  reads: ['KeyPolicy'],
  relates: accountTypes,
  test: (key, facts) =>
    decide(
      areKnownAccounts(trustedAccounts(read(key, 'KeyPolicy')), key, facts),
      messages,
      pointer('KeyPolicy'),
    ),
  examples: {
    pass: [
      { name: 'for its own account', properties: policy('arn:aws:iam::111122223333:root') },
      {
        name: 'with a member of the organization',
        properties: policy('arn:aws:iam::444455556666:root'),
        near: [{ type: 'AWS::Organizations::Account', id: '444455556666' }],
      },
    ],
    fail: [
      {
        name: 'with a stranger',
        properties: policy('999988887777'),
        near: [{ type: accountType, id: '111122223333' }],
      },
    ],
    unknown: [
      { name: 'when the members are not known', properties: policy('999988887777') },
      { name: 'when denied', properties: { KeyPolicy: { $unknown: 'denied' } } },
    ],
  },
})

function policy(AWS: string) {
  const Statement = [{ Effect: 'Allow', Principal: { AWS }, Action: 'kms:Decrypt', Resource: '*' }]
  return { KeyPolicy: { Statement } }
}
