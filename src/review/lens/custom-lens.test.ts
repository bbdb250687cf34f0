import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importCustomLens } from './custom-lens.ts'

type Json = Record<string, unknown>

const plan = { displayText: 'Turn it on.', url: 'https://example.com/plan' }
const choice = (id: string, extra: Json = {}): Json => ({
  id,
  title: `Choice ${id}`,
  improvementPlan: plan,
  ...extra,
})
const defaultRule = { condition: 'default', risk: 'HIGH_RISK' }

function question(extra: Json = {}): Json {
  return {
    id: 'question1',
    title: 'How do you keep records?',
    description: 'About records.',
    helpfulResource: { displayText: 'Read this.', url: 'https://example.com/q' },
    choices: [choice('choice1'), choice('choice2'), { id: 'records_no', title: 'None of these' }],
    riskRules: [
      { condition: 'choice1 && choice2', risk: 'NO_RISK' },
      { condition: 'choice1 || !records_no', risk: 'MEDIUM_RISK' },
      defaultRule,
    ],
    ...extra,
  }
}

function lens(extra: Json = {}, ...questions: Json[]): Json {
  return {
    schemaVersion: '2021-11-01',
    name: 'Records Lens',
    description: 'For records.',
    pillars: [
      { id: 'keeping', name: 'Keeping', questions: questions.length ? questions : [question()] },
    ],
    ...extra,
  }
}

const importJson = (document: Json, lenient = false) =>
  importCustomLens(JSON.stringify(document, null, 2), { lenient, file: 'lens.json' })

const codes = (document: Json, lenient = false) =>
  importJson(document, lenient).diagnostics.map((d) => `${d.severity} ${d.code}`)

describe('a good custom lens', () => {
  const { lens: imported, diagnostics } = importJson(lens())

  test('comes in without a word', () => {
    expect(diagnostics).toEqual([])
    expect(imported).toMatchObject({ alias: 'records-lens', name: 'Records Lens', version: '1.0' })
  })

  test('has a domain per pillar and its choices as practices that people attest', () => {
    expect(imported?.domains).toEqual([{ id: 'keeping', title: 'Keeping' }])
    const [first] = imported?.questions ?? []
    expect(first).toMatchObject({
      id: 'question1',
      domain: 'keeping',
      link: 'https://example.com/q',
    })
    expect(first?.riskRules).toHaveLength(3)
    expect(first?.practices.map((p) => [p.id, p.none, p.evidence.length])).toEqual([
      ['choice1', false, 1],
      ['choice2', false, 1],
      ['records_no', true, 0],
    ])
    expect(first?.practices[0]?.improvement).toEqual({
      text: 'Turn it on.',
      link: 'https://example.com/plan',
    })
  })

  test('may repeat choice ids in different questions', () => {
    expect(codes(lens({}, question(), question({ id: 'question2' })))).toEqual([])
  })

  test('may begin with a byte order mark', () => {
    const text = `\uFEFF${JSON.stringify(lens())}`
    expect(importCustomLens(text).lens).toBeDefined()
    expect(importCustomLens(new TextEncoder().encode(text)).lens).toBeDefined()
  })

  test('puts "None of these" last and keeps an undocumented description as help', () => {
    const choices = [{ id: 'x_no', title: 'None' }, choice('choice1', { description: 'Why.' })]
    const result = importJson(lens({}, question({ choices, riskRules: [defaultRule] })))
    expect(result.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual([
      'note lens-undocumented-key',
    ])
    expect(result.lens?.questions[0]?.practices.map((p) => [p.id, p.help])).toEqual([
      ['choice1', 'Why.'],
      ['x_no', undefined],
    ])
  })
})

describe('limits and shape', () => {
  const many = (n: number, make: (i: number) => Json) =>
    Array.from({ length: n }, (_, i) => make(i))
  const withChoice = (extra: Json) =>
    lens({}, question({ choices: [choice('choice1', extra)], riskRules: [defaultRule] }))
  const resource = { displayText: 'Read', url: 'https://example.com' }

  test.each<[string, Json, string]>([
    ['another schema version', lens({ schemaVersion: '2020-01-01' }), '/schemaVersion'],
    ['a missing name', lens({ name: undefined }), '/name'],
    ['a long name', lens({ name: 'n'.repeat(129) }), '/name'],
    ['a long description', lens({ description: 'd'.repeat(2049) }), '/description'],
    ['no pillar', lens({ pillars: [] }), '/pillars'],
    [
      'eleven pillars',
      lens({
        pillars: many(11, (i) => ({
          id: `pillar${i}`,
          name: 'P',
          questions: [question({ id: `q_${i}` })],
        })),
      }),
      '/pillars',
    ],
    [
      '21 questions',
      lens({}, ...many(21, (i) => question({ id: `question${i}` }))),
      '/pillars/0/questions',
    ],
    [
      '16 choices',
      lens(
        {},
        question({ choices: many(16, (i) => choice(`choice${i}`)), riskRules: [defaultRule] }),
      ),
      '/pillars/0/questions/0/choices',
    ],
    ['a short id', lens({}, question({ id: 'q1' })), '/pillars/0/questions/0/id'],
    ['a kebab-case id', lens({}, question({ id: 'question-1' })), '/pillars/0/questions/0/id'],
    ['a long id', lens({}, question({ id: 'q'.repeat(129) })), '/pillars/0/questions/0/id'],
    [
      'a long title',
      lens({}, question({ title: 't'.repeat(129) })),
      '/pillars/0/questions/0/title',
    ],
    [
      'four rules',
      lens({}, question({ riskRules: many(4, () => defaultRule) })),
      '/pillars/0/questions/0/riskRules',
    ],
    [
      'an unknown risk',
      lens({}, question({ riskRules: [{ condition: 'default', risk: 'LOW_RISK' }] })),
      '/pillars/0/questions/0/riskRules/0/risk',
    ],
    [
      'a script address',
      withChoice({ helpfulResource: { displayText: 'x', url: 'javascript:alert(1)' } }),
      '/pillars/0/questions/0/choices/0/helpfulResource/url',
    ],
    [
      'six additional resources',
      withChoice({
        additionalResources: [{ type: 'HELPFUL_RESOURCE', content: many(6, () => resource) }],
      }),
      '/pillars/0/questions/0/choices/0/additionalResources/0/content',
    ],
    [
      'a choice without a plan',
      withChoice({ improvementPlan: undefined }),
      '/pillars/0/questions/0/choices/0/improvementPlan/displayText',
    ],
    [
      'a plan without text',
      withChoice({ improvementPlan: { url: 'https://example.com' } }),
      '/pillars/0/questions/0/choices/0/improvementPlan/displayText',
    ],
    ['a text for a list', lens({ pillars: 'none' }), '/pillars'],
    ['an unknown key', lens({ pilars: [] }), '/pilars'],
  ])('%s is an error with its place', (_, document, pointer) => {
    const { lens: imported, diagnostics } = importJson(document)
    expect(imported).toBeUndefined()
    const errors = diagnostics.filter((d) => d.severity === 'error')
    expect(errors.map((d) => d.where?.pointer)).toContain(pointer)
    for (const { message, where } of errors) {
      expect(message).toMatch(/\.$/)
      expect(where?.line).toBeGreaterThan(0)
    }
  })

  test('ids are unique where they must be', () => {
    const twice = [choice('choice1'), choice('choice1')]
    expect(codes(lens({}, question({ choices: twice, riskRules: [defaultRule] })))).toEqual([
      'error lens-duplicate-id',
    ])
    expect(codes(lens({}, question(), question()))).toEqual(['error lens-duplicate-id'])
  })

  test('lines are those of the file', () => {
    const text = JSON.stringify(lens({}, question({ title: 7 })), null, 2)
    const line = text.split('\n').findIndex((l) => l.includes('"title": 7')) + 1
    expect(importCustomLens(text).diagnostics[0]?.where?.line).toBe(line)
  })
})

describe('risk rules', () => {
  const withRules = (...conditions: string[]) =>
    lens(
      {},
      question({ riskRules: conditions.map((condition) => ({ condition, risk: 'NO_RISK' })) }),
    )

  test.each<[string, string[], string[]]>([
    ['one default is right', ['default'], []],
    ['no default is an error', ['choice1'], ['error lens-rule-default']],
    ['two defaults are an error', ['default', 'default'], ['error lens-rule-default']],
    ['an early default is a warning', ['default', 'choice1'], ['warning lens-rule-unreachable']],
    ['an unknown choice is an error', ['choise1', 'default'], ['error lens-rule-unknown-choice']],
    ['bad syntax is an error', ['choice1 and choice2', 'default'], ['error lens-rule-syntax']],
  ])('%s', (_, conditions, expected) => {
    expect(codes(withRules(...conditions))).toEqual(expected)
  })

  test('a misspelt choice gets a suggestion', () => {
    expect(importJson(withRules('choise1', 'default')).diagnostics[0]?.help).toBe(
      'Did you mean choice1?',
    )
  })

  test('lenient import accepts rules without default, or none at all, and says what it makes of them', () => {
    expect(codes(withRules('choice1'), true)).toEqual(['warning lens-rule-default'])
    const none = importJson(lens({}, question({ riskRules: undefined })), true)
    expect(none.lens?.questions[0]?.riskRules).toEqual([])
    expect(none.diagnostics[0]?.help).toContain('its risk is high')
  })

  test('lenient import still refuses what cannot be read', () => {
    expect(importJson(withRules('((', 'default'), true).lens).toBeUndefined()
    expect(importJson(withRules('unknown_x', 'default'), true).lens).toBeUndefined()
  })
})

describe('lenient import', () => {
  test('ignores unknown keys with a warning each', () => {
    const document = lens({ author: 'me' }, question({ category: 'Logging' }))
    expect(codes(document)).toEqual(['error lens-unknown-key', 'error lens-unknown-key'])
    expect(codes(document, true)).toEqual(['warning lens-unknown-key', 'warning lens-unknown-key'])
    expect(importJson(document, true).lens).toBeDefined()
  })
})

describe('hostile files', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'lens-empty'],
    ['blank', ' \n ', 'lens-empty'],
    ['truncated', JSON.stringify(lens()).slice(0, 200), 'lens-json-syntax'],
    ['YAML', 'schemaVersion: 2021-11-01', 'lens-json-syntax'],
    ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify(lens())}`, 'utf16le'), 'lens-encoding'],
    ['Latin-1', Buffer.from('{"name":"caf\u00e9"}', 'latin1'), 'lens-encoding'],
    ['too large', `${JSON.stringify(lens())}${' '.repeat(500_000)}`, 'lens-too-large'],
    ['deeply nested', '['.repeat(200_000), 'lens-json-syntax'],
    ['a list', '[]', 'lens-shape'],
    ['null', 'null', 'lens-shape'],
    ['a prototype', '{"__proto__": {"name": "x"}}', 'lens-unknown-key'],
    ['duplicate keys', '{"name": "a", "name": "b"}', 'lens-json-syntax'],
  ])('%s: one clear diagnostic, no lens', (_, json, code) => {
    const { lens: imported, diagnostics } = importCustomLens(json)
    expect(imported).toBeUndefined()
    expect(diagnostics.map((d) => d.code)).toContain(code)
  })

  test('an id `__proto__` is an id like any other', () => {
    const choices = [choice('__proto__'), choice('constructor')]
    const riskRules = [{ condition: '__proto__ && !toString', risk: 'NO_RISK' }, defaultRule]
    const result = importJson(lens({}, question({ choices, riskRules })))
    expect(result.diagnostics.map((d) => d.message)).toEqual([
      expect.stringContaining('names the choice toString'),
    ])
    expect(codes(lens({}, question({ choices, riskRules: [defaultRule] })))).toEqual([])
  })

  test('thousands of problems are listed up to a hundred', () => {
    const document = lens({
      pillars: Array.from({ length: 10 }, (_, i) => ({
        id: `pillar${i}`,
        name: 'P',
        questions: Array.from({ length: 20 }, () => 0),
      })),
    })
    const { diagnostics } = importJson(document)
    expect(diagnostics).toHaveLength(101)
    expect(diagnostics.at(-1)?.code).toBe('lens-more-problems')
  })

  test('a lens with anything at any place comes in or is refused with errors, never an exception', () => {
    const places: (string | number)[][] = []
    const walk = (node: unknown, path: (string | number)[]): void => {
      places.push(path)
      if (typeof node === 'object' && node !== null)
        for (const [key, child] of Object.entries(node))
          walk(child, [...path, Array.isArray(node) ? Number(key) : key])
    }
    walk(lens(), [])
    const replace = (node: unknown, path: (string | number)[], value: unknown): unknown => {
      const [key, ...rest] = path
      if (key === undefined) return value
      if (Array.isArray(node)) return node.map((n, i) => (i === key ? replace(n, rest, value) : n))
      const child = Object.getOwnPropertyDescriptor(node, key)?.value
      return { ...(node as Json), [key]: replace(child, rest, value) }
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue(),
        fc.boolean(),
        (path, value, lenient) => {
          const json = JSON.stringify(replace(lens(), path, value))
          const { lens: imported, diagnostics } = importCustomLens(json, { lenient })
          expect(imported === undefined).toBe(diagnostics.some((d) => d.severity === 'error'))
        },
      ),
      { numRuns: 300 },
    )
  })
})
