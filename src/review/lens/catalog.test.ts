import { describe, expect, it } from 'vitest'
import { generateLens } from '../../../scripts/generate-lens.ts'
import { checks } from '../../evaluate/posture/checks.generated.ts'
import { type Lens, levels, type Practice } from '../../model/lens.ts'
import { lensProblems } from './check-catalog.ts'
import { loadSecurityLens } from './load-catalog.ts'
import { readLensCatalog } from './read-catalog.ts'

/** Question → wire id, number of practices, numbers of the high and of the low ones. All others are medium. */
const facts: Record<string, readonly [string, number, readonly number[], readonly number[]]> = {
  SEC01: ['securely-operate', 8, [1, 2, 3, 4, 7], [8]],
  SEC02: ['identities', 6, [1, 2, 3, 4, 5], []],
  SEC03: ['permissions', 9, [1, 2], [7]],
  SEC04: ['detect-investigate-events', 4, [1], [3]],
  SEC05: ['network-protection', 4, [1, 2], []],
  SEC06: ['protect-compute', 5, [1, 2], []],
  SEC07: ['data-classification', 4, [1, 2, 4], []],
  SEC08: ['protect-data-rest', 4, [1, 2, 4], []],
  SEC09: ['protect-data-transit', 3, [1, 2], [3]],
  SEC10: ['incident-response', 8, [1, 2], []],
  SEC11: ['application-security', 8, [3, 6, 7], [8]],
}

const statements = [
  'SEC01-BP03 SEC01-BP07 SEC01-BP08 SEC07-BP01 SEC10-BP01 SEC10-BP02',
  'SEC10-BP07 SEC10-BP08 SEC11-BP01 SEC11-BP03 SEC11-BP08',
].flatMap((line) => line.split(' '))

const lens = readLensCatalog()
const practices = lens.questions.flatMap((q) => q.practices.filter((p) => !p.none))
const used = new Set(practices.flatMap(checksOf))

describe('the Security Pillar catalog', () => {
  it('holds the eleven questions with their wire ids, in order', () => {
    expect(lens).toMatchObject({ alias: 'wellarchitected', version: '2025-02-25' })
    expect(lens.questions.map((q) => [q.number, q.id])).toEqual(
      Object.entries(facts).map(([number, [id]]) => [number, id]),
    )
    expect(lens.domains).toHaveLength(7)
  })

  it('holds 63 practices at the published levels: 30 high, 28 medium, 5 low', () => {
    expect(levels.map((level) => practices.filter((p) => p.level === level).length)).toEqual([
      30, 28, 5,
    ])
    for (const question of lens.questions) {
      const [, size, high, low] = facts[question.number ?? ''] ?? ['', 0, [], []]
      const expected = Array.from({ length: size }, (_, i) => [
        `${question.number}-BP0${i + 1}`,
        high.includes(i + 1) ? 'high' : low.includes(i + 1) ? 'low' : 'medium',
      ])
      expect(question.practices.filter((p) => !p.none).map((p) => [p.number, p.level])).toEqual(
        expected,
      )
    }
  })

  it('links each practice and question to the page that carries its name', () => {
    const base = 'https://docs.aws.amazon.com/wellarchitected/latest/framework/'
    for (const { link, number = '' } of lens.questions)
      expect(link).toBe(`${base}${number.toLowerCase().replace('c', 'c-')}.html`)
    for (const { link, id } of practices) expect(link).toBe(`${base}${id}.html`)
  })

  it('ends every question with "None of these", named after its choices', () => {
    for (const question of lens.questions) {
      const none = question.practices.at(-1)
      expect(none).toMatchObject({ title: 'None of these', none: true, evidence: [] })
      const prefix = none?.id.slice(0, -'no'.length) ?? ''
      const named = question.practices.filter((p) => p.id.startsWith(prefix))
      expect(named.length).toBeGreaterThan(question.practices.length / 2)
    }
  })

  it('leaves to statements only what no machine can see', () => {
    const attested = practices.filter((p) => p.mode === 'attest').map((p) => p.number)
    expect(attested).toEqual(statements)
    expect(practices.filter((p) => p.mode === 'auto')).toHaveLength(31)
    expect(practices.filter((p) => p.mode === 'hybrid')).toHaveLength(21)
  })

  it('explains every practice in words of its own', () => {
    const helps = practices.map((p) => p.help ?? '')
    expect(Math.min(...helps.map((h) => h.length))).toBeGreaterThan(120)
    expect(new Set(helps).size).toBe(63)
    for (const { owner, improvement } of practices) expect(owner && improvement?.text).toBeTruthy()
  })

  it('is generated to the JSON that the product loads', () => {
    expect(loadSecurityLens()).toEqual(JSON.parse(generateLens()))
  })
})

describe('the evidence of the catalog', () => {
  const known = new Set(checks.map((c) => c.id))

  it('refers only to checks that exist', () => {
    expect([...used].filter((id) => !known.has(id)).toSorted()).toEqual([])
  })

  it('uses every check for at least one practice', () => {
    expect([...known].filter((id) => !used.has(id)).toSorted()).toEqual([])
  })
})

describe('lensProblems', () => {
  const [question] = lens.questions
  const [practice] = practices
  if (question === undefined || practice === undefined) throw new Error('The lens is empty.')
  const none = question.practices.slice(-1)
  const withPractice = (change: Partial<Practice>): Lens => ({
    ...lens,
    questions: [{ ...question, practices: [{ ...practice, related: [], ...change }, ...none] }],
  })

  it('is silent about the catalog', () => {
    expect(lensProblems(lens)).toEqual([])
  })

  it.each([
    ['an unknown related practice', { related: ['sec_nowhere'] }, /impossible related/],
    ['an automatic practice without a check', { evidence: [] }, /requires no check/],
    ['a hybrid practice without a statement', { mode: 'hybrid' as const }, /no attestation/],
    ['a check listed twice', { evidence: practice.evidence.flatMap((e) => [e, e]) }, /twice/],
    ['an endless text', { help: 'x'.repeat(901) }, /901 characters/],
  ])('names %s', (_, change, message) => {
    expect(lensProblems(withPractice(change)).join('\n')).toMatch(message)
  })

  it('names ids defined twice and domains that do not exist', () => {
    const doubled = { ...lens, questions: [question, { ...question, domain: 'elsewhere' }] }
    const problems = lensProblems(doubled).join('\n')
    expect(problems).toMatch(/Question securely-operate is defined twice/)
    expect(problems).toMatch(/unknown domain elsewhere/)
  })
})

function checksOf({ evidence }: Practice): readonly string[] {
  return evidence.flatMap((e) => ('check' in e ? [e.check] : []))
}
