import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Attestation } from '../../model/human-record.ts'
import type { Practice } from '../../model/lens.ts'
import { aPractice, aStatement, byCheck, byStatement, found, now } from '../fixtures.ts'
import { groupFindings } from './group-findings.ts'
import { weighPractice } from './weigh-practice.ts'

function weigh(
  evidence: Practice['evidence'],
  written: Readonly<Record<string, string>>,
  extra: Partial<Practice> = {},
  attestations: readonly Attestation[] = [],
) {
  const practice = aPractice('sec_x', 'high', { evidence, ...extra })
  return weighPractice(practice, groupFindings(found(written)), attestations, now)
}

describe('what a check says', () => {
  test.each([
    ['a failure contradicts', 'ppf', 'contradicts', 'Claim of a: 2 of 3, 1 fails.'],
    [
      'a failure beats an unknown',
      'fu',
      'contradicts',
      'Claim of a: 0 of 2, 1 fails, 1 could not be judged (denied).',
    ],
    [
      'an unknown beats passes',
      'ppu',
      'unknown',
      'Claim of a: 2 of 3, 1 could not be judged (denied).',
    ],
    [
      'a blind spot beats passes',
      'pp!',
      'unknown',
      'Claim of a: 2 of 2, 1 place could not be looked at (denied: s3:ListAllMyBuckets).',
    ],
    ['passes support', 'ppn', 'supports', 'Claim of a: 2 of 2.'],
    ['nothing to judge', '', 'not-applicable', 'Claim of a: there is nothing to judge.'],
    ['nothing that applies', 'nn', 'not-applicable', 'Claim of a: there is nothing to judge.'],
  ])('%s', (_, outcomes, stance, summary) => {
    const [item] = weigh([byCheck('a')], { a: outcomes }).evidence
    expect(item).toMatchObject({ stance, summary })
  })

  test('a failure only weakens where the lens says so', () => {
    const evidence = [byCheck('a', 'A', { contradicts: false })]
    expect(weigh(evidence, { a: 'f' })).toMatchObject({
      verdict: 'unknown',
      evidence: [{ stance: 'weakens' }],
    })
    expect(weigh(evidence, { a: 'pf' }).verdict).toBe('partly')
  })

  test('a check that was not asked is unknown, not absent', () => {
    expect(weigh([byCheck('a')], {})).toMatchObject({
      verdict: 'unknown',
      coverage: 0,
      because: 'The check a was not asked.',
    })
  })

  test('practices share the grouped findings, nothing is copied', () => {
    const groups = groupFindings(found({ a: 'ppp' }))
    const practice = aPractice('sec_x', 'high', { evidence: [byCheck('a'), byCheck('a', 'C')] })
    const { evidence } = weighPractice(practice, groups, [], now)
    expect(evidence[0]?.findings).toBe(groups.get('a')?.findings)
    expect(evidence[1]?.findings).toBe(evidence[0]?.findings)
  })
})

describe('what a statement says', () => {
  const evidence = [byStatement()]
  const stance = (...attestations: Attestation[]) =>
    weigh(evidence, {}, { mode: 'attest' }, attestations)

  test('a valid one meets a practice that only people can know', () => {
    expect(stance(aStatement('sec_x'))).toMatchObject({
      verdict: 'met',
      coverage: 1,
      because: 'The plan: stated by ana@example.com on 2026-01-01, valid until 2026-12-31.',
    })
  })

  test.each<[string, Partial<Attestation>, string]>([
    [
      'expired',
      { expires: '2026-06-01' },
      'The plan: the statement by ana@example.com expired on 2026-06-01.',
    ],
    [
      'older than the lens allows',
      { at: '2025-05-01', expires: '2030-01-01' },
      'The plan: the statement by ana@example.com expired on 2026-05-01.',
    ],
    [
      'dated in the future',
      { at: '2026-06-02' },
      'The plan: the statement by ana@example.com counts only from 2026-06-02.',
    ],
    [
      'without a readable date',
      { at: 'last week' },
      'The plan: the statement by ana@example.com has a date that cannot be read.',
    ],
    ['about another item', { item: 'other' }, 'The plan: nobody has stated it.'],
  ])('one that is %s leaves it unknown', (_, extra, because) => {
    expect(stance(aStatement('sec_x', extra))).toMatchObject({
      verdict: 'unknown',
      because,
      coverage: 0,
    })
  })

  test('it is valid from its date, and no more at its expiry', () => {
    expect(stance(aStatement('sec_x', { at: '2026-06-01' })).verdict).toBe('met')
    expect(stance(aStatement('sec_x', { expires: '2026-06-01T00:00:00.001Z' })).verdict).toBe('met')
  })

  test('the valid one wins, whatever the order', () => {
    const old = aStatement('sec_x', { expires: '2026-02-01' })
    const good = aStatement('sec_x')
    for (const given of [
      [old, good],
      [good, old],
    ])
      expect(stance(...given).evidence[0]?.attestation).toBe(good)
  })
})

describe('the rule `all`', () => {
  const two = [byCheck('a'), byCheck('b')]

  test('is met when every required item supports', () => {
    expect(weigh(two, { a: 'p', b: 'p' }).verdict).toBe('met')
  })
  test('accepts required items with nothing to judge beside one that supports', () => {
    expect(weigh(two, { a: 'p', b: 'n' }).verdict).toBe('met')
  })
  test('is partly when a required item is unknown', () => {
    expect(weigh(two, { a: 'p', b: 'u' })).toMatchObject({
      verdict: 'partly',
      because: 'Claim of b: 0 of 1, 1 could not be judged (denied).',
    })
  })
  test('is contradicted by one failure of one item', () => {
    expect(weigh(two, { a: 'ppp', b: 'f' }).verdict).toBe('contradicted')
  })
  test('is contradicted also by an item that is not required', () => {
    expect(
      weigh([byCheck('a'), byCheck('b', 'C', { required: false })], { a: 'p', b: 'f' }).verdict,
    ).toBe('contradicted')
  })
  test('needs a direct fact: indirect evidence is only partly', () => {
    expect(weigh([byCheck('a', 'C')], { a: 'p' })).toMatchObject({
      verdict: 'partly',
      because: 'Only indirect evidence supports it, and no direct fact.',
    })
  })
  test('needs the statement where one is required beside checks', () => {
    const hybrid = [byCheck('a'), byStatement()]
    expect(weigh(hybrid, { a: 'p' }, { mode: 'hybrid' }).verdict).toBe('partly')
    expect(weigh(hybrid, { a: 'p' }, { mode: 'hybrid' }, [aStatement('sec_x')]).verdict).toBe('met')
  })
  test('a statement alone does not carry what machines can decide', () => {
    const hybrid = [byCheck('a'), byStatement()]
    expect(weigh(hybrid, { a: '' }, { mode: 'hybrid' }, [aStatement('sec_x')]).verdict).toBe(
      'partly',
    )
  })
  test('needs a coverage of 80 %', () => {
    const optional = [byCheck('a'), byCheck('b', 'B', { required: false })]
    expect(weigh(optional, { a: 'p', b: '!' })).toMatchObject({
      verdict: 'partly',
      because: 'Only 66 % of what should have been looked at was; 80 % is needed.',
    })
    expect(weigh(optional, { a: 'p', b: 'pppu' }).verdict).toBe('met')
  })
})

describe('the rule `any`', () => {
  const rule = { rule: 'any' } as const
  const optional = (check: string) => byCheck(check, 'B', { required: false })

  test('is met by one direct fact', () => {
    expect(weigh([optional('a'), optional('b')], { a: 'p', b: '!' }, rule).verdict).toBe('met')
  })
  test('is held up by a required item that is unknown or weakens', () => {
    expect(weigh([optional('a'), byCheck('b')], { a: 'p', b: 'u' }, rule).verdict).toBe('partly')
    const weak = byCheck('b', 'A', { contradicts: false })
    expect(weigh([optional('a'), weak], { a: 'p', b: 'f' }, rule).verdict).toBe('partly')
  })
  test('is contradicted like any other', () => {
    expect(weigh([optional('a'), optional('b')], { a: 'p', b: 'f' }, rule).verdict).toBe(
      'contradicted',
    )
  })
})

describe('absence', () => {
  test('nothing to judge anywhere is not applicable', () => {
    expect(weigh([byCheck('a'), byCheck('b')], { a: '', b: 'n' })).toMatchObject({
      verdict: 'not-applicable',
      coverage: 1,
    })
  })
  test('nothing to judge beside a missing statement is unknown', () => {
    expect(weigh([byCheck('a'), byStatement()], { a: '' }).verdict).toBe('unknown')
  })
  test('a practice without evidence is unknown and covered by nothing', () => {
    expect(weigh([], {})).toMatchObject({ verdict: 'unknown', coverage: 0 })
  })
})

describe('coverage', () => {
  test('counts judged against all, required items double', () => {
    const evidence = [byCheck('a'), byCheck('b', 'B', { required: false })]
    expect(weigh(evidence, { a: 'ppuu', b: 'p' }).coverage).toBeCloseTo((2 * 0.5 + 1) / 3)
    expect(weigh(evidence, { a: 'pp', b: 'n' }).coverage).toBe(1)
    expect(weigh(evidence, { a: 'f!', b: 'pnnn' }).coverage).toBeCloseTo(2 / 3)
  })
})

test('for any findings: unknown never adds up to met, and more knowledge of failure never helps', () => {
  const outcomes = fc.string({ unit: fc.constantFrom('p', 'f', 'u', 'n', '!'), maxLength: 6 })
  const item = fc.record({
    required: fc.boolean(),
    contradicts: fc.boolean(),
    strength: fc.constantFrom('A', 'B', 'C'),
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(outcomes, item), { maxLength: 4 }),
      fc.constantFrom('all', 'any'),
      (given, rule) => {
        const evidence = given.map(([, extra], i) => byCheck(`c${i}`, 'A', extra))
        const written = Object.fromEntries(given.map(([letters], i) => [`c${i}`, letters]))
        const { verdict, coverage } = weigh(evidence, written, { rule })
        expect(coverage).toBeGreaterThanOrEqual(0)
        expect(coverage).toBeLessThanOrEqual(1)
        const fails = given.some(([letters, e]) => e.contradicts && letters.includes('f'))
        expect(verdict === 'contradicted').toBe(fails)
        if (verdict === 'met') {
          expect(given.some(([letters]) => letters.includes('p'))).toBe(true)
          for (const [letters, e] of given) if (e.required) expect(letters).not.toMatch(/[u!f]/)
        }
      },
    ),
  )
})
