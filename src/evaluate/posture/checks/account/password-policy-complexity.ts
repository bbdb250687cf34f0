import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { satisfies } from '../../predicates/property.ts'
import { dig } from '../../predicates/value.ts'

const classes = [
  'RequireSymbols',
  'RequireNumbers',
  'RequireUppercaseCharacters',
  'RequireLowercaseCharacters',
] as const

export default check({
  title: 'Password policy asks for all kinds of characters',
  resource: accountType,
  severity: 'low',
  why: 'Mixed characters widen what an attacker has to try.',
  fix: {
    text: 'Require symbols, numbers, upper and lower case in the account password policy.',
    effort: 'S',
    cli: 'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24',
  },
  reads: ['PasswordPolicy'],
  test: (account) =>
    satisfies(
      account,
      'PasswordPolicy',
      (policy) => classes.every((name) => dig(policy, name) === true),
      {
        pass: 'Passwords need symbols, numbers, upper and lower case.',
        fail: 'Passwords may do without some kind of character.',
      },
    ),
  examples: {
    pass: [
      {
        name: 'with all four',
        properties: {
          PasswordPolicy: {
            RequireSymbols: true,
            RequireNumbers: true,
            RequireUppercaseCharacters: true,
            RequireLowercaseCharacters: true,
          },
        },
      },
    ],
    fail: [
      { name: 'with one of four', properties: { PasswordPolicy: { RequireNumbers: true } } },
      { name: 'without a policy', properties: {} },
    ],
    unknown: [{ name: 'when denied', properties: { PasswordPolicy: { $unknown: 'denied' } } }],
  },
})
