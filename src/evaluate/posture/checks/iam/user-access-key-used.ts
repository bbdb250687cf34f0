import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isEitherWithinDays } from '../../predicates/recent.ts'
import { activeKeys } from '../../predicates/access-keys.ts'
import { every } from '../../predicates/truth.ts'
import { dig, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'Every active access key is in use.',
  fail: 'An active access key was not used for 90 days.',
}

export default check({
  title: 'Access keys of the user were used in the last 90 days',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'A forgotten key is a risk without a benefit, and nobody notices its misuse.',
  fix: {
    text: 'Deactivate the key, wait for complaints, then delete it.',
    effort: 'S',
    cli: 'aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive',
  },
  reads: ['facts.AccessKeys'],
  test: (user, facts) => {
    const keys = activeKeys(user)
    if (!isUnknown(keys) && keys.length === 0)
      return notApplicable('The user has no active access key.', factPointer('AccessKeys'))
    return decide(
      every(keys, (key) =>
        isEitherWithinDays(dig(key, 'LastUsedAt'), dig(key, 'CreatedAt'), 90, facts.now),
      ),
      messages,
      factPointer('AccessKeys'),
    )
  },
  examples: {
    pass: [
      {
        name: 'with a key in use',
        facts: keyFacts('2026-05-30T00:00:00Z', '2025-01-01T00:00:00Z'),
      },
      { name: 'with a new key', facts: keyFacts(null, '2026-05-30T00:00:00Z') },
    ],
    fail: [
      { name: 'with a key never used', facts: keyFacts(null, '2025-01-01T00:00:00Z') },
      {
        name: 'with a key not used lately',
        facts: keyFacts('2025-06-30T00:00:00Z', '2025-01-01T00:00:00Z'),
      },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
    notApplicable: [{ name: 'without keys', facts: { AccessKeys: [] } }],
  },
})

function keyFacts(LastUsedAt: string | null, CreatedAt: string) {
  return { AccessKeys: [{ Status: 'Active', CreatedAt, LastUsedAt }] }
}
