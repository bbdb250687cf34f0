import { check } from '../../../../model/check.ts'
import { credentialReachExamples, judgeCredentialReach } from '../../predicates/credential-reach.ts'
import { hasPassword } from '../../predicates/password.ts'

export default check({
  title: 'Console password does not carry the rights of an administrator',
  resource: 'AWS::IAM::User',
  severity: 'high',
  why: 'Whoever leaves the company keeps a password that the identity provider does not know of; with these rights it is a back door.',
  fix: {
    text: 'Give the person the rights through the identity provider, then delete the login profile; keep emergency users few, named and suppressed with a reason.',
    effort: 'M',
    cli: 'aws iam delete-login-profile --user-name USER',
  },
  reads: ['LoginProfile', 'facts.PasswordEnabled', 'Policies', 'ManagedPolicyArns', 'Groups'],
  relates: ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Group'],
  test: (user, facts) => judgeCredentialReach(user, facts, hasPassword(user), 'console password'),
  examples: credentialReachExamples(
    { PasswordEnabled: true },
    { PasswordEnabled: false },
    { PasswordEnabled: { $unknown: 'denied', detail: 'iam:GetCredentialReport' } },
  ),
})
