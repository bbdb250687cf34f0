import { check } from '../../../../model/check.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isEitherWithinDays } from '../../predicates/recent.ts'
import { fact, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The console password is in use.',
  fail: 'The console password was not used for 90 days.',
}

export default check({
  title: 'Console password of the user was used in the last 90 days',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'A password nobody uses belongs to somebody who has left or no longer needs it.',
  fix: {
    text: 'Ask the owner, then delete the login profile.',
    effort: 'S',
    cli: 'aws iam delete-login-profile --user-name USER',
  },
  reads: ['facts.PasswordEnabled', 'facts.PasswordLastUsedAt', 'facts.PasswordLastChangedAt'],
  test: (user, facts) => {
    if (fact(user, 'PasswordEnabled') === false)
      return notApplicable('The user has no console password.', factPointer('PasswordEnabled'))
    return decide(
      isEitherWithinDays(
        fact(user, 'PasswordLastUsedAt'),
        fact(user, 'PasswordLastChangedAt'),
        90,
        facts.now,
      ),
      messages,
      factPointer('PasswordLastUsedAt'),
    )
  },
  examples: {
    pass: [
      { name: 'used last week', facts: password('2026-05-25T00:00:00Z', '2025-01-01T00:00:00Z') },
      { name: 'set last week', facts: password(null, '2026-05-25T00:00:00Z') },
    ],
    fail: [
      { name: 'used last year', facts: password('2025-05-25T00:00:00Z', '2025-01-01T00:00:00Z') },
      { name: 'never used', facts: password(null, '2025-01-01T00:00:00Z') },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
    notApplicable: [{ name: 'without a password', facts: { PasswordEnabled: false } }],
  },
})

function password(PasswordLastUsedAt: string | null, PasswordLastChangedAt: string) {
  return { PasswordEnabled: true, PasswordLastUsedAt, PasswordLastChangedAt }
}
