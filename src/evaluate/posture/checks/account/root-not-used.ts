import { check } from '../../../../model/check.ts'
import { accountType } from '../../../../model/resource.ts'
import { decide } from '../../predicates/judgement.ts'
import { isWithinDays } from '../../predicates/recent.ts'
import { not } from '../../predicates/truth.ts'
import { fact, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The root user was not used in the last 90 days.',
  fail: 'The root user was used in the last 90 days.',
}

export default check({
  title: 'Root user was not used in the last 90 days',
  resource: accountType,
  severity: 'high',
  why: 'Daily work as root leaves no person behind an action and no limit to a mistake.',
  fix: {
    text: 'Give administrators a role through the identity provider and keep the root user for the few tasks that need it.',
    effort: 'M',
  },
  reads: ['facts.Root'],
  test: (account, facts) =>
    decide(
      not(isWithinDays(fact(account, 'Root.LastUsedAt'), 90, facts.now)),
      messages,
      factPointer('Root.LastUsedAt'),
    ),
  examples: {
    pass: [
      { name: 'never used', facts: { Root: { LastUsedAt: null } } },
      { name: 'used last year', facts: { Root: { LastUsedAt: '2025-06-01T00:00:00Z' } } },
    ],
    fail: [{ name: 'used last week', facts: { Root: { LastUsedAt: '2026-05-25T09:00:00Z' } } }],
    unknown: [{ name: 'without a credential report', facts: {} }],
  },
})
