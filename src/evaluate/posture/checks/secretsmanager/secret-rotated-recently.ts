import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { daysSince } from '../../predicates/age.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { fact, factPointer } from '../../predicates/value.ts'

export default check({
  title: 'Secret was changed within the last 90 days',
  resource: 'AWS::SecretsManager::Secret',
  severity: 'medium',
  why: 'Rotation that is configured but fails leaves the old value in use.',
  fix: {
    text: 'Rotate the secret now and look into why rotation did not.',
    effort: 'S',
    cli: 'aws secretsmanager rotate-secret --secret-id SECRET',
  },
  reads: ['facts.LastRotatedAt', 'facts.LastChangedAt'],
  test: (secret, facts) => {
    const rotated = fact(secret, 'LastRotatedAt')
    const changed = fact(secret, 'LastChangedAt')
    const at = factPointer('LastRotatedAt')
    if (isUnknown(rotated) && isUnknown(changed)) return undecided(rotated, at)
    const days = Math.min(
      daysSince(rotated, facts.now) ?? Infinity,
      daysSince(changed, facts.now) ?? Infinity,
    )
    if (days <= 90) return pass('The secret changed within 90 days.', at)
    if (isUnknown(rotated)) return undecided(rotated, at)
    if (isUnknown(changed)) return undecided(changed, factPointer('LastChangedAt'))
    return fail('The secret has not changed for 90 days.', at)
  },
  examples: {
    pass: [
      { facts: { LastRotatedAt: '2026-05-01T00:00:00Z', LastChangedAt: '2026-05-01T00:00:00Z' } },
    ],
    fail: [{ facts: { LastRotatedAt: null, LastChangedAt: '2025-01-01T00:00:00Z' } }],
    unknown: [{ name: 'before deployment', properties: {} }],
  },
})
