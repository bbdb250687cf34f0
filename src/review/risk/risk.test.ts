import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Level, Practice } from '../../model/lens.ts'
import { customRisk } from './custom-risk.ts'
import { frameworkRisk } from './framework-risk.ts'
import { type ChoiceStatus, listNames, type PracticeChoice } from './question-choices.ts'

const answered = { applicable: true, answered: true }

function choice(id: string, level: Level | 'none', status: ChoiceStatus): PracticeChoice {
  const practice: Practice = {
    id,
    title: id,
    mode: 'auto',
    related: [],
    signals: { strong: [], weak: [], contradicting: [] },
    evidence: [],
    rule: 'all',
    none: level === 'none',
    ...(level === 'none' ? {} : { level }),
  }
  return { practice, choice: status }
}

const order = ['NONE', 'MEDIUM', 'HIGH']

describe('the framework rule', () => {
  test.each<[string, PracticeChoice[], string, string]>([
    [
      'one high missing',
      [choice('a', 'high', 'unselected'), choice('b', 'medium', 'unselected')],
      'HIGH',
      'Not shown by anything: a.',
    ],
    [
      'medium missing',
      [choice('a', 'high', 'selected'), choice('b', 'medium', 'unselected')],
      'MEDIUM',
      'Not shown by anything: b.',
    ],
    [
      'only low missing',
      [choice('a', 'high', 'selected'), choice('b', 'low', 'unselected')],
      'NONE',
      'Only practices of low level are not selected: b.',
    ],
    [
      'what does not apply does not count',
      [choice('a', 'high', 'not-applicable'), choice('b', 'low', 'selected')],
      'NONE',
      'Every practice that applies is selected.',
    ],
    [
      '"None of these" clears all',
      [choice('a', 'high', 'selected'), choice('n', 'none', 'selected')],
      'HIGH',
      'Not shown by anything: a.',
    ],
    [
      '"None of these" itself is no missing practice',
      [choice('a', 'high', 'selected'), choice('n', 'none', 'unselected')],
      'NONE',
      'Every practice that applies is selected.',
    ],
  ])('%s', (_, choices, risk, because) => {
    expect(frameworkRisk(choices, answered)).toEqual({ risk, because })
  })

  test('nothing answered is UNANSWERED, a question that does not apply NOT_APPLICABLE', () => {
    const choices = [choice('a', 'high', 'unselected')]
    expect(frameworkRisk(choices, { applicable: true, answered: false }).risk).toBe('UNANSWERED')
    expect(frameworkRisk(choices, { applicable: false, answered: true }).risk).toBe(
      'NOT_APPLICABLE',
    )
  })

  test('selecting more never raises the risk', () => {
    const status = fc.constantFrom<ChoiceStatus>('selected', 'unselected', 'not-applicable')
    const level = fc.constantFrom<Level>('high', 'medium', 'low')
    fc.assert(
      fc.property(fc.array(fc.tuple(level, status), { minLength: 1 }), fc.nat(), (given, pick) => {
        const before = given.map(([l, s], i) => choice(`p${i}`, l, s))
        const chosen = pick % before.length
        const after = before.map((c, i) =>
          i === chosen ? { ...c, choice: 'selected' as const } : c,
        )
        const [low, high] = [after, before].map((c) =>
          order.indexOf(frameworkRisk(c, answered).risk),
        )
        expect(low).toBeLessThanOrEqual(high ?? -1)
      }),
    )
  })
})

describe('risk rules', () => {
  const rules = [
    { condition: 'a && b', risk: 'NO_RISK' },
    { condition: 'a || b', risk: 'MEDIUM_RISK' },
    { condition: 'default', risk: 'HIGH_RISK' },
  ] as const
  const choices = (a: ChoiceStatus, b: ChoiceStatus, n: ChoiceStatus = 'unselected') => [
    choice('a', 'high', a),
    choice('b', 'high', b),
    choice('n_no', 'none', n),
  ]

  test('the first that is true wins', () => {
    expect(customRisk(rules, choices('selected', 'selected'), answered).risk).toBe('NONE')
    expect(customRisk(rules, choices('selected', 'unselected'), answered)).toEqual({
      risk: 'MEDIUM',
      because: 'The risk rule `a || b` is true.',
    })
    expect(customRisk(rules, choices('unselected', 'unselected'), answered).risk).toBe('HIGH')
    expect(customRisk(rules.toReversed(), choices('selected', 'selected'), answered).risk).toBe(
      'HIGH',
    )
  })

  test('a choice that does not apply counts as satisfied', () => {
    expect(customRisk(rules, choices('selected', 'not-applicable'), answered).risk).toBe('NONE')
  })

  test('"None of these" clears the others', () => {
    expect(customRisk(rules, choices('selected', 'selected', 'selected'), answered).risk).toBe(
      'HIGH',
    )
    const onNone = [{ condition: 'n_no', risk: 'MEDIUM_RISK' }] as const
    expect(customRisk(onNone, choices('selected', 'selected', 'selected'), answered).risk).toBe(
      'MEDIUM',
    )
  })

  test('without a rule that is true, or one that can be read, the risk is high', () => {
    expect(customRisk([], choices('selected', 'selected'), answered).risk).toBe('HIGH')
    const broken = [{ condition: '((', risk: 'NO_RISK' }] as const
    expect(customRisk(broken, choices('selected', 'selected'), answered).risk).toBe('HIGH')
  })

  test('an unanswered question is UNANSWERED whatever its rules say', () => {
    const state = { applicable: true, answered: false }
    expect(customRisk(rules, choices('selected', 'selected'), state).risk).toBe('UNANSWERED')
  })
})

test('names are listed up to three', () => {
  expect(listNames(['A'])).toBe('A')
  expect(listNames(['A', 'B'])).toBe('A and B')
  expect(listNames(['A', 'B', 'C', 'D'])).toBe('A, B, C and D')
  expect(listNames(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more')
})
