import { describe, expect, it } from 'vitest'
import type { Check, Outcome } from '../../model/check.ts'
import type { Finding } from '../../model/finding.ts'
import type { Resource } from '../../model/resource.ts'
import type { CatalogService } from './load-responsibilities.ts'
import { matrix } from './matrix.ts'

const catalog: readonly CatalogService[] = [
  {
    service: 'Zoo',
    model: 'managed-storage',
    types: ['AWS::Zoo::'],
    aws: ['The fences'],
    customer: [
      { duty: 'Feed the animals', practices: ['SEC01-BP01'], checks: ['zoo-fed', 'zoo-watered'] },
      { duty: 'Be kind', practices: ['SEC01-BP02'], checks: [] },
    ],
  },
  {
    service: 'Aviary',
    model: 'serverless',
    types: ['AWS::Zoo::Bird'],
    aws: ['The net'],
    customer: [{ duty: 'Close the door', practices: ['SEC01-BP03'], checks: ['bird-inside'] }],
  },
]

const lion = resource('AWS::Zoo::Lion', 'leo')
const bird = resource('AWS::Zoo::Bird', 'tweet')

describe('matrix', () => {
  it('lists only services in use, by name, with their resources by type', () => {
    expect(matrix([], [], catalog)).toEqual([])
    expect(matrix([lion, resource('AWS::ZooKeeper::Lion', 'x')], [], catalog)).toMatchObject([
      { service: 'Zoo', resources: { 'AWS::Zoo::Lion': 1 } },
    ])
    expect(matrix([lion, bird, bird], [], catalog)).toMatchObject([
      { service: 'Aviary', model: 'serverless', resources: { 'AWS::Zoo::Bird': 2 } },
      { service: 'Zoo', resources: { 'AWS::Zoo::Bird': 2, 'AWS::Zoo::Lion': 1 } },
    ])
  })

  it.each<[string, Outcome[], string]>([
    ['done when a check passed', ['pass', 'not-applicable'], 'done'],
    ['unknown when one of them is unknown', ['pass', 'unknown'], 'unknown'],
    ['not done when one of them failed', ['pass', 'unknown', 'fail'], 'not-done'],
    ['not judged when nothing applies', ['not-applicable'], 'not-judged'],
    ['not judged when nothing looked', [], 'not-judged'],
  ])('calls a duty %s', (_, outcomes, status) => {
    const findings = outcomes.map((outcome, i) =>
      finding(i % 2 ? 'zoo-watered' : 'zoo-fed', outcome),
    )
    const [zoo] = matrix([lion], findings, catalog)
    expect(zoo?.customer[0]).toMatchObject({ status })
    const counts = Object.values(zoo?.customer[0]?.counts ?? {})
    expect(counts.reduce((a, b) => a + b, 0)).toBe(outcomes.length)
  })

  it('never calls a duty done that no check judges', () => {
    const [zoo] = matrix([lion], [finding('zoo-fed', 'pass')], catalog)
    expect(zoo?.customer[1]).toMatchObject({ duty: 'Be kind', status: 'not-judged' })
  })

  it('leaves suppressed failures out', () => {
    const suppressed = { reason: 'moving', owner: 'keeper', expires: '2026-12-31' }
    const findings = [finding('zoo-fed', 'pass'), { ...finding('zoo-fed', 'fail'), suppressed }]
    expect(matrix([lion], findings, catalog)[0]?.customer[0]).toMatchObject({
      status: 'done',
      counts: { pass: 1, fail: 0 },
    })
  })

  it('counts a check that could not look as unknown', () => {
    const blind = [{ check: check('zoo-watered'), unknown: { $unknown: 'denied' } as const }]
    const [zoo] = matrix([lion], [finding('zoo-fed', 'pass')], catalog, blind)
    expect(zoo?.customer[0]).toMatchObject({ status: 'unknown', counts: { unknown: 1, pass: 1 } })
  })

  it('is not confused by hostile type names', () => {
    const result = matrix([resource('__proto__', 'x'), lion], [], catalog)
    expect(result[0]?.resources).toEqual({ 'AWS::Zoo::Lion': 1 })
  })
})

function resource(type: string, id: string): Resource {
  return { type, id, properties: {}, tags: {}, source: { kind: 'aws' } }
}

function check(id: string): Check {
  return {
    id,
    title: 'Animals are fed',
    resource: lion.type,
    severity: 'low',
    why: 'They are hungry.',
    fix: { text: 'Feed them.', effort: 'S' },
    reads: [],
    test: () => ({ outcome: 'pass', message: 'Fed.', pointers: [] }),
    examples: { pass: [], fail: [] },
  }
}

function finding(id: string, outcome: Outcome): Finding {
  return { check: check(id), resource: lion, outcome, message: 'Seen.', pointers: [] }
}
