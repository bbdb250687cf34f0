import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lens } from '../../model/lens.ts'
import { importCustomLens } from './custom-lens.ts'
import { exportCustomLens } from './export-custom-lens.ts'
import { compareLenses } from './lens-difference.ts'
import { loadFrameworkLens } from './load-framework.ts'
import { loadSecurityLens } from './load-catalog.ts'
import { upgradeAnswers } from './upgrade-answers.ts'

type Json = Record<string, unknown>

const choice = (id: string, extra: Json = {}): Json => ({
  id,
  title: `Choice ${id}`,
  improvementPlan: { displayText: `Do ${id}.`, url: 'https://example.com/plan' },
  ...extra,
})

const question = (id: string, extra: Json = {}): Json => ({
  id,
  title: `Question ${id}?`,
  description: 'About records.',
  choices: [choice('one'), choice('two'), { id: `${id}_no`, title: 'None of these' }],
  riskRules: [
    { condition: 'one && two', risk: 'NO_RISK' },
    { condition: 'default', risk: 'HIGH_RISK' },
  ],
  ...extra,
})

const pillar = (id: string, ...questions: Json[]): Json => ({ id, name: `Pillar ${id}`, questions })

const read = (json: string, lenient = false): Lens => {
  const { lens, diagnostics } = importCustomLens(json, { lenient, version: '2.0' })
  if (lens === undefined) throw new Error(diagnostics.map((d) => d.message).join('\n'))
  return lens
}

const lensOf = (...pillars: Json[]): Lens =>
  read(JSON.stringify({ schemaVersion: '2021-11-01', name: 'Records', pillars }))

describe('compareLenses', () => {
  const base = lensOf(
    pillar('keep', question('alpha'), question('beta')),
    pillar('gone', question('gamma')),
  )

  it('finds nothing between equal lenses', () => {
    expect(compareLenses(base, base)).toEqual([])
    expect(compareLenses(loadFrameworkLens(), loadFrameworkLens())).toEqual([])
  })

  it('names what is new, updated and deleted, pillar by pillar', () => {
    const target = lensOf(
      pillar('fresh', question('delta')),
      pillar('keep', question('alpha', { title: 'Another title?' }), question('epsilon')),
    )
    expect(compareLenses(base, target)).toEqual([
      {
        id: 'fresh',
        name: 'Pillar fresh',
        status: 'NEW',
        questions: [{ id: 'delta', title: 'Question delta?', status: 'NEW' }],
      },
      {
        id: 'keep',
        name: 'Pillar keep',
        status: 'UPDATED',
        questions: [
          { id: 'alpha', title: 'Another title?', status: 'UPDATED' },
          { id: 'epsilon', title: 'Question epsilon?', status: 'NEW' },
          { id: 'beta', title: 'Question beta?', status: 'DELETED' },
        ],
      },
      {
        id: 'gone',
        name: 'Pillar gone',
        status: 'DELETED',
        questions: [{ id: 'gamma', title: 'Question gamma?', status: 'DELETED' }],
      },
    ])
  })

  it.each<[string, Json]>([
    ['its description', { description: 'About other records.' }],
    ['its link', { helpfulResource: { displayText: 'Read.', url: 'https://example.com/' } }],
    ['a choice more', { choices: [choice('one'), choice('two'), choice('three')] }],
    [
      'a plan',
      { choices: [choice('one', { improvementPlan: { displayText: 'Other.' } }), choice('two')] },
    ],
    ['a rule', { riskRules: [{ condition: 'default', risk: 'NO_RISK' }] }],
  ])('sees a question updated by %s', (_, change) => {
    const target = lensOf(
      pillar('keep', question('alpha', change), question('beta')),
      pillar('gone', question('gamma')),
    )
    expect(compareLenses(base, target).flatMap((p) => p.questions)).toEqual([
      { id: 'alpha', title: 'Question alpha?', status: 'UPDATED' },
    ])
  })

  it('is its own mirror: what is new one way is deleted the other way', () => {
    const [all, security] = [loadFrameworkLens(), loadSecurityLens()]
    const forth = compareLenses(security, all).map((p) => `${p.status} ${p.id}`)
    const back = compareLenses(all, security).map((p) => `${p.status} ${p.id}`)
    const mirror = (line: string) =>
      line.startsWith('NEW') ? line.replace('NEW', 'DELETED') : line.replace('DELETED', 'NEW')
    expect(forth.map(mirror).toSorted()).toEqual(back.toSorted())
  })

  it('sees a renamed pillar', () => {
    const target = lensOf(
      { ...pillar('keep', question('alpha'), question('beta')), name: 'Renamed' },
      pillar('gone', question('gamma')),
    )
    expect(compareLenses(base, target)).toEqual([
      { id: 'keep', name: 'Renamed', status: 'UPDATED', questions: [] },
    ])
  })
})

describe('upgradeAnswers', () => {
  const to = lensOf(pillar('keep', question('alpha'), question('beta')))

  it('keeps whatever keeps its id, as it was', () => {
    const answer = { selected: ['one'], choices: new Map([['two', { notes: 'soon' }]]), notes: 'n' }
    const { answers, dropped } = upgradeAnswers(to, new Map([['alpha', answer]]))
    expect(answers.get('alpha')).toBe(answer)
    expect(dropped).toEqual([])
  })

  it('drops what is gone and says so', () => {
    const { answers, dropped } = upgradeAnswers(
      to,
      new Map([
        [
          'alpha',
          {
            selected: ['one', 'old'],
            choices: new Map([
              ['old', 1],
              ['older', 2],
              ['two', 3],
            ]),
            notes: 'n',
          },
        ],
        ['gone', { selected: ['one'], notes: 'n' }],
        ['__proto__', { selected: [], notes: '' }],
      ]),
    )
    expect([...answers]).toEqual([
      ['alpha', { selected: ['one'], choices: new Map([['two', 3]]), notes: 'n' }],
    ])
    expect(dropped).toEqual([
      { question: 'alpha', choices: ['old', 'older'] },
      { question: 'gone', choices: ['one'] },
      { question: '__proto__', choices: [] },
    ])
  })
})

describe('exportCustomLens', () => {
  const trip = (lens: Lens) => read(exportCustomLens(lens))

  it('writes what the import reads, again and again', () => {
    const lens = lensOf(
      pillar(
        'keep',
        question('alpha', {
          helpfulResource: { displayText: 'Read.', url: 'https://example.com/q' },
        }),
      ),
      pillar('more', question('beta')),
    )
    expect(trip(lens)).toEqual(lens)
    expect(exportCustomLens(trip(lens))).toBe(exportCustomLens(lens))
    expect(JSON.parse(exportCustomLens(lens))).toMatchObject({
      schemaVersion: '2021-11-01',
      name: 'Records',
      pillars: [
        {
          id: 'keep',
          questions: [
            {
              description: 'About records.',
              helpfulResource: { displayText: 'Read.', url: 'https://example.com/q' },
              riskRules: [{ condition: 'one && two', risk: 'NO_RISK' }, {}],
            },
          ],
        },
        { id: 'more' },
      ],
    })
  })

  it('divides texts that are longer than one field', () => {
    const long = (letter: string) => letter.repeat(2048)
    const resource = (letter: string) => ({
      displayText: long(letter),
      url: `https://example.com/${letter}`,
    })
    const lens = lensOf(
      pillar(
        'keep',
        question('alpha', {
          description: long('a'),
          helpfulResource: resource('b'),
          choices: [
            choice('one', {
              description: long('c'),
              helpfulResource: resource('d'),
              additionalResources: [
                { type: 'HELPFUL_RESOURCE', content: [...'efghi'].map(resource) },
                { type: 'IMPROVEMENT_PLAN', content: [...'jklmn'].map(resource) },
              ],
            }),
            choice('two'),
          ],
        }),
      ),
    )
    expect(trip(lens)).toEqual(lens)
  })

  it('loses nothing of any lens that can be imported', () => {
    const text = fc
      .array(
        fc.constantFrom('a', 'Lorem ipsum', ' ', '\n', '\n\n', ': https://example.com/x', 'é', '"'),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''))
      .filter((t) => t.trim() !== '')
    const resource = fc.record(
      { displayText: text, url: fc.constant('https://example.com/r') },
      { requiredKeys: ['displayText'] },
    )
    const anyChoice = fc.record(
      {
        title: text,
        description: text,
        helpfulResource: resource,
        improvementPlan: resource,
        additionalResources: fc.array(
          fc.record({
            type: fc.constantFrom('HELPFUL_RESOURCE', 'IMPROVEMENT_PLAN'),
            content: fc.array(resource, { maxLength: 5 }),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['title', 'improvementPlan'] },
    )
    const anyQuestion = fc.record(
      {
        title: text,
        description: text,
        helpfulResource: resource,
        choices: fc.array(anyChoice, { minLength: 1, maxLength: 4 }),
      },
      { requiredKeys: ['title', 'choices'] },
    )
    fc.assert(
      fc.property(
        fc.array(anyQuestion, { minLength: 1, maxLength: 3 }),
        text,
        (questions, name) => {
          const document = {
            schemaVersion: '2021-11-01',
            name: name.slice(0, 128),
            pillars: questions.map((q, i) => ({
              id: `pillar${i}`,
              name: 'Pillar',
              questions: [
                {
                  ...q,
                  title: q.title.slice(0, 128),
                  id: `question${i}`,
                  choices: q.choices.map((c, k) => ({
                    ...c,
                    title: c.title.slice(0, 128),
                    id: `choice${k}`,
                  })),
                  riskRules: [{ condition: 'default', risk: 'HIGH_RISK' }],
                },
              ],
            })),
          }
          fc.pre(importCustomLens(JSON.stringify(document)).lens !== undefined)
          const lens = read(JSON.stringify(document))
          expect(trip(lens)).toEqual(lens)
        },
      ),
    )
  })
})
