import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Password policy refuses the last 24 passwords',
  resource: accountType,
  severity: 'low',
  why: 'A password that leaked once comes back when people may reuse it.',
  fix: {
    text: 'Set the reuse prevention of the account password policy to 24.',
    effort: 'S',
    cli: 'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24',
  },
  reads: ['PasswordPolicy'],
  test: (account) =>
    satisfies(
      account,
      'PasswordPolicy.PasswordReusePrevention',
      (v) => typeof v === 'number' && v >= 24,
      {
        pass: 'The last 24 passwords cannot be reused.',
        fail: 'Recent passwords can be reused.',
      },
    ),
  examples: {
    pass: [{ name: 'with 24', properties: { PasswordPolicy: { PasswordReusePrevention: 24 } } }],
    fail: [
      { name: 'with 5', properties: { PasswordPolicy: { PasswordReusePrevention: 5 } } },
      { name: 'without a policy', properties: {} },
    ],
    unknown: [{ name: 'when denied', properties: { PasswordPolicy: { $unknown: 'denied' } } }],
  },
})
