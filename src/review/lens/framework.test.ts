import { describe, expect, it } from 'vitest'
import { generateFrameworkLens } from '../../../scripts/generate-framework-lens.ts'
import { pillarIds, pillarsOf } from '../../model/pillar.ts'
import { addSecurity, loadFrameworkLens } from './load-framework.ts'
import { loadSecurityLens } from './load-catalog.ts'
import { readFrameworkCatalog } from './read-framework.ts'

/** The level of each practice as the framework publishes it, question by question. */
const facts = {
  OPS: 'HHHHMM HHHHML HMHHMMM HHHHH HHMMMMMMLL HHMM HHMMLL MMMHM MMM HHHMMMM HHHHMMMLL',
  SEC: 'HHHHMMHL HHHHHM HHMMMMLMM HMLM HHMM HHMMM HHMH HHMH HHL HHMMMMMM MMHMMHHL',
  REL: 'HHMMMM HHMMM HHM HHLM HHHHHMM HHHMMMM HMMM HHMMM HHMM HMH HHHMMMM HHHMM HHHHM',
  PERF: 'HMMHMMM HMHMHM HMHMM HHHHMML HHMLLLM',
  COST: 'HHHHLMMLM HHHLML HMHHHL HHMLM HHHLMM HMLM HMMLL HMM HML HM L',
  SUS: 'M MLLMLL MMMMM MLMMMMMM MMMM MMLLL',
}

const lens = loadFrameworkLens()

describe('the lens of the whole framework', () => {
  it('holds six pillars, 57 questions and 307 practices in framework order', () => {
    expect(lens).toMatchObject({ alias: 'wellarchitected', version: '2025-02-25' })
    expect(pillarsOf(lens).map((p) => [p.id, p.name, p.questions.length])).toEqual([
      ['operationalExcellence', 'Operational Excellence', 11],
      ['security', 'Security', 11],
      ['reliability', 'Reliability', 13],
      ['performance', 'Performance Efficiency', 5],
      ['costOptimization', 'Cost Optimization', 11],
      ['sustainability', 'Sustainability', 6],
    ])
    expect(pillarsOf(lens).map((p) => p.id)).toEqual(pillarIds)
    expect(lens.questions.flatMap((q) => q.practices.filter((p) => !p.none))).toHaveLength(307)
  })

  it('numbers questions and practices without a gap, at the published levels', () => {
    const expected = Object.entries(facts).flatMap(([prefix, levels]) =>
      levels.split(' ').flatMap((letters, q) =>
        [...letters].map((letter, p) => {
          const two = (n: number) => String(n + 1).padStart(2, '0')
          return `${prefix}${two(q)}-BP${two(p)} ${letter}`
        }),
      ),
    )
    const found = lens.questions.flatMap((q) =>
      q.practices.filter((p) => !p.none).map((p) => `${p.number} ${p.level?.[0]?.toUpperCase()}`),
    )
    expect(found).toEqual(expected)
  })

  it('names every question, practice and domain once, with ids that fit the wire', () => {
    const practices = lens.questions.flatMap((q) => q.practices)
    for (const named of [lens.questions, practices, lens.domains])
      expect(new Set(named.map((n) => n.id)).size).toBe(named.length)
    for (const { id } of practices) expect(id.length).toBeLessThanOrEqual(64)
    const domains = new Set(lens.domains.map((d) => d.id))
    for (const { domain } of lens.questions) expect(domains).toContain(domain)
  })

  it('ends every question with "None of these"', () => {
    for (const { practices } of lens.questions) {
      expect(practices.findIndex((p) => p.none)).toBe(practices.length - 1)
      expect(practices.at(-1)?.id).toMatch(/_no$/)
    }
  })

  it('explains every question in words of its own', () => {
    const helps = lens.questions.map((q) => q.help ?? '')
    expect(new Set(helps).size).toBe(57)
    expect(Math.min(...helps.map((h) => h.length))).toBeGreaterThan(60)
  })

  it('says which ids are derived', () => {
    const provisional = lens.questions.filter((q) => q.provisional).map((q) => q.number)
    expect(provisional.join(' ')).toBe(
      'REL04 REL10 REL11 PERF01 PERF02 PERF03 PERF04 PERF05 COST11 SUS01 SUS02 SUS03 SUS04 SUS05 SUS06',
    )
  })

  it('links each question and practice to its page', () => {
    const base = 'https://docs.aws.amazon.com/wellarchitected/latest/framework/'
    for (const { link, number, practices } of lens.questions) {
      expect(link).toBe(`${base}${number?.toLowerCase().replace(/(\d)/, '-$1')}.html`)
      for (const practice of practices)
        if (!practice.none) expect(practice.link).toBe(`${base}${practice.id}.html`)
    }
  })

  it('keeps the Security pillar as deep as its own lens', () => {
    const security = loadSecurityLens()
    const merged = lens.questions.filter((q) => q.pillar === 'security')
    expect(merged).toHaveLength(security.questions.length)
    expect(merged).toMatchObject(security.questions)
  })

  it('is generated to the JSON that the product loads', () => {
    expect(addSecurity(JSON.parse(generateFrameworkLens()), loadSecurityLens())).toEqual(lens)
    expect(readFrameworkCatalog().questions).toHaveLength(46)
  })
})
