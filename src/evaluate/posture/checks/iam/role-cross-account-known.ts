import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { accountTypes, areKnownAccounts } from '../../predicates/known-accounts.ts'
import { trustedAccounts } from '../../predicates/policy-accounts.ts'
import { read, pointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The role trusts known accounts only.',
  fail: 'The role trusts an account outside the organization and the snapshot.',
}

export default check({
  title: 'Role trusts known accounts only',
  resource: 'AWS::IAM::Role',
  severity: 'medium',
  exposure: 'cross-account',
  why: 'A trusted account that nobody knows may belong to a former supplier or to an intruder.',
  fix: {
    text: 'Find out who owns the account; remove it from the trust policy or document the agreement.',
    effort: 'S',
    cli: 'aws iam update-assume-role-policy --role-name ROLE --policy-document file://TRUST.json',
  },
  reads: ['AssumeRolePolicyDocument'],
  relates: accountTypes,
  test: (role, facts) =>
    decide(
      areKnownAccounts(trustedAccounts(read(role, 'AssumeRolePolicyDocument')), role, facts),
      messages,
      pointer('AssumeRolePolicyDocument'),
    ),
  examples: {
    pass: [
      { name: 'of its own account', properties: trust('arn:aws:iam::111122223333:root') },
      {
        name: 'of a member of the organization',
        properties: trust('444455556666'),
        near: [{ type: 'AWS::Organizations::Account', id: '444455556666' }],
      },
    ],
    fail: [
      {
        name: 'of a stranger',
        properties: trust('999988887777'),
        near: [{ type: accountType, id: '111122223333' }],
      },
    ],
    unknown: [
      { name: 'when the members are not known', properties: trust('999988887777') },
      { name: 'when the principal is unresolved', properties: trust({ $unknown: 'unresolved' }) },
    ],
  },
})

function trust(AWS: unknown) {
  const Statement = [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }]
  return { AssumeRolePolicyDocument: { Statement } }
}
