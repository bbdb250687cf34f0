import { check } from '../../../../model/check.ts'
import { isUnknown } from '../../../../model/unknown.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isWithinDays } from '../../predicates/recent.ts'
import { activeKeys } from '../../predicates/access-keys.ts'
import { every } from '../../predicates/truth.ts'
import { dig, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'Every active access key is younger than 90 days.',
  fail: 'An active access key is older than 90 days.',
}

export default check({
  title: 'Access keys of the user are younger than 90 days',
  resource: 'AWS::IAM::User',
  severity: 'medium',
  why: 'The age of a key is the time in which a copy of it may have been taken and may still work.',
  fix: {
    text: 'Create a second key, change its users over, then deactivate and delete the old one; better, use a role.',
    effort: 'M',
    cli: 'aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive',
  },
  reads: ['facts.AccessKeys'],
  test: (user, facts) => {
    const keys = activeKeys(user)
    if (!isUnknown(keys) && keys.length === 0)
      return notApplicable('The user has no active access key.', factPointer('AccessKeys'))
    return decide(
      every(keys, (key) => isWithinDays(createdAt(key), 90, facts.now)),
      messages,
      factPointer('AccessKeys'),
    )
  },
  examples: {
    pass: [
      {
        name: 'with a young key',
        facts: { AccessKeys: [{ Status: 'Active', CreatedAt: '2026-05-01T00:00:00Z' }] },
      },
    ],
    fail: [
      {
        name: 'with an old key',
        facts: { AccessKeys: [{ Status: 'Active', CreatedAt: '2025-05-01T00:00:00Z' }] },
      },
    ],
    unknown: [
      { name: 'in a template', facts: {} },
      { name: 'without a date', facts: { AccessKeys: [{ Status: 'Active' }] } },
    ],
    notApplicable: [{ name: 'without keys', facts: { AccessKeys: [] } }],
  },
})

function createdAt(key: unknown): unknown {
  return dig(key, 'CreatedAt')
}
