import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { daysSince } from '../../predicates/age.ts'
import { notApplicable, undecided, decide } from '../../predicates/judgement.ts'
import { fact, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Secret was read within the last 90 days',
  resource: 'AWS::SecretsManager::Secret',
  severity: 'low',
  why: 'A secret that nothing reads still opens what it was made for.',
  fix: {
    text: 'Delete the secret with a recovery window, and revoke what it opens.',
    effort: 'S',
    cli: 'aws secretsmanager delete-secret --secret-id SECRET --recovery-window-in-days 30',
  },
  reads: ['facts.LastAccessedAt', 'facts.CreatedAt'],
  test: (secret, facts) => {
    const accessed = fact(secret, 'LastAccessedAt')
    const at = factPointer('LastAccessedAt')
    if (isUnknown(accessed)) return undecided(accessed, at)
    const created = fact(secret, 'CreatedAt')
    if (accessed === null && !isUnknown(created) && (daysSince(created, facts.now) ?? 91) <= 90)
      return notApplicable('The secret is too new to judge.', factPointer('CreatedAt'))
    return decide(
      (daysSince(accessed, facts.now) ?? Infinity) <= 90,
      { pass: 'The secret is in use.', fail: 'Nothing read the secret for 90 days.' },
      at,
    )
  },
  examples: {
    pass: [{ facts: { LastAccessedAt: '2026-05-30T00:00:00Z' } }],
    fail: [
      { facts: { LastAccessedAt: '2025-05-30T00:00:00Z' } },
      { name: 'never', facts: { LastAccessedAt: null } },
    ],
    notApplicable: [
      {
        name: 'made last week',
        facts: { LastAccessedAt: null, CreatedAt: '2026-05-25T00:00:00Z' },
      },
    ],
    unknown: [{ name: 'before deployment', properties: {} }],
  },
})
