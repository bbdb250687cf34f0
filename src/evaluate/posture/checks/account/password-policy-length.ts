import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'

export default check({
  title: 'Password policy asks for at least 14 characters',
  resource: accountType,
  severity: 'medium',
  why: 'Length is what keeps a stolen or guessed password hash from being broken.',
  fix: {
    text: 'Set a minimum length of 14 or more in the account password policy.',
    effort: 'S',
    cli: 'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24',
    terraform: `resource "aws_iam_account_password_policy" "this" {
  minimum_password_length = 14
}`,
  },
  reads: ['PasswordPolicy'],
  test: (account) =>
    satisfies(
      account,
      'PasswordPolicy.MinimumPasswordLength',
      (v) => typeof v === 'number' && v >= 14,
      {
        pass: 'Passwords have at least 14 characters.',
        fail: 'Passwords may have fewer than 14 characters.',
      },
    ),
  examples: {
    pass: [{ name: 'with 16', properties: { PasswordPolicy: { MinimumPasswordLength: 16 } } }],
    fail: [
      { name: 'with 8', properties: { PasswordPolicy: { MinimumPasswordLength: 8 } } },
      { name: 'without a policy', properties: {} },
    ],
    unknown: [{ name: 'when denied', properties: { PasswordPolicy: { $unknown: 'denied' } } }],
  },
})
