import { check } from '../../../../model/check.ts'
import { notApplicable, decide } from '../../predicates/judgement.ts'
import { isEitherWithinDays } from '../../predicates/recent.ts'
import { isServiceLinked, isBreakGlass } from '../../predicates/roles.ts'
import { fact, factPointer } from '../../predicates/value.ts'

const messages = {
  pass: 'The role is in use.',
  fail: 'The role was not used for 90 days.',
}

export default check({
  title: 'Role was used in the last 90 days',
  resource: 'AWS::IAM::Role',
  severity: 'medium',
  why: 'A role nobody uses only serves an intruder, and nobody misses its log entries.',
  fix: {
    text: 'Ask the owner, deny its use for a while with a boundary, then delete the role.',
    effort: 'S',
    cli: 'aws iam delete-role --role-name ROLE',
  },
  reads: ['facts.LastUsedAt', 'facts.CreatedAt'],
  test: (role, facts) => {
    if (isServiceLinked(role)) return notApplicable('The role belongs to a service.')
    if (isBreakGlass(role)) return notApplicable('The role is kept for emergencies.')
    return decide(
      isEitherWithinDays(fact(role, 'LastUsedAt'), fact(role, 'CreatedAt'), 90, facts.now),
      messages,
      factPointer('LastUsedAt'),
    )
  },
  examples: {
    pass: [
      { name: 'used last week', facts: dates('2026-05-25T00:00:00Z', '2024-01-01T00:00:00Z') },
      { name: 'created last week', facts: dates(null, '2026-05-25T00:00:00Z') },
    ],
    fail: [
      { name: 'used last year', facts: dates('2025-05-25T00:00:00Z', '2024-01-01T00:00:00Z') },
      { name: 'never used', facts: dates(null, '2024-01-01T00:00:00Z') },
    ],
    unknown: [{ name: 'in a template', facts: {} }],
    notApplicable: [
      { name: 'of a service', properties: { Path: '/aws-service-role/ecs.amazonaws.com/' } },
      { name: 'for emergencies', id: 'break-glass', facts: dates(null, '2024-01-01T00:00:00Z') },
    ],
  },
})

function dates(LastUsedAt: string | null, CreatedAt: string) {
  return { LastUsedAt, CreatedAt }
}
