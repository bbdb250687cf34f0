import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checks } from './checks.ts'
import { type IssueCode, issueCodes } from './codes.ts'
import type { Grammar, ValidatedType } from './document.ts'
import type { Location, PathElement } from './finding.ts'
import { validatePolicy } from './validate-policy.ts'

/**
 * One case of the tables in `conformance/`. With `at` the code must be found, with its first place there; without, it must
 * not. In both cases nothing else may be found but `also`.
 */
interface Case {
  readonly code: IssueCode
  readonly at?: readonly string[]
  readonly also?: readonly IssueCode[]
  readonly type?: ValidatedType
  readonly resourceType?: string
  readonly grammar?: Grammar
  /** The document as text; or as JSON; or its only statement. */
  readonly text?: string
  readonly policy?: unknown
  readonly statement?: unknown
  /** Fill the document up to this many characters, and put so many spaces at its end. */
  readonly length?: number
  readonly spaces?: number
}

const folder = join(import.meta.dirname, 'conformance')
const tables = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Case[]] as const,
)

describe.each(tables)('%s', (_, cases) => {
  test.each(
    cases.map(
      (one, index) => [`${index + 1} ${one.code} ${one.at?.join() ?? 'absent'}`, one] as const,
    ),
  )('%s', (_, one) => {
    const text = textOf(one)
    const findings = validatePolicy(text, {
      type: one.type ?? 'identity',
      resourceType: one.resourceType,
      grammar: one.grammar ?? 'full',
    })
    const codes = [...new Set(findings.map(({ issueCode }) => issueCode))].toSorted()
    const expected = [...(one.at === undefined ? [] : [one.code]), ...(one.also ?? [])]
    expect(codes, JSON.stringify(findings.map((f) => f.findingDetails))).toEqual(
      expected.toSorted(),
    )
    const places = findings
      .filter(({ issueCode }) => issueCode === one.code)
      .map(({ locations: [first] }) => show(first?.path ?? []))
    for (const place of one.at ?? []) expect(places).toContain(place)
    for (const { locations, findingDetails } of findings) {
      expect(findingDetails).toMatch(/^[^\n]{10,400}[.?]$/)
      for (const location of locations) checkSpan(text, location)
    }
  })
})

test('every code has a case that raises it, one that comes near, and three in all', () => {
  const all = tables.flatMap(([, cases]) => cases)
  for (const code of Object.keys(issueCodes)) {
    const own = all.filter((one) => one.code === code)
    expect(own.length, code).toBeGreaterThanOrEqual(3)
    expect(
      own.some(({ at }) => at !== undefined),
      code,
    ).toBe(true)
    expect(
      own.some(({ at }) => at === undefined),
      code,
    ).toBe(true)
  }
})

test('every code is raised by a check, or while reading', () => {
  const reading = ['JSON_SYNTAX_ERROR', 'DATA_TYPE_MISMATCH', 'INVALID_POLICY_ELEMENT']
  const raised = new Set([...reading, ...checks.flatMap(({ codes }) => codes)])
  expect([...raised].toSorted()).toEqual(Object.keys(issueCodes).toSorted())
})

function textOf(one: Case): string {
  if (one.text !== undefined) return one.text
  const statements = Array.isArray(one.statement) ? one.statement : [one.statement]
  const policy = one.policy ?? { Version: '2012-10-17', Statement: statements }
  if (one.length === undefined) return JSON.stringify(policy, null, 2)
  const padded = (id: string) =>
    JSON.stringify({ Version: '2012-10-17', Id: id, Statement: statements })
  const missing = one.length - padded('').length
  return padded('x'.repeat(missing)) + ' '.repeat(one.spaces ?? 0)
}

/** `Statement/0/Action`, `#` before a key, `@start+length` for a part of a string; `/` in a name is `~1`. */
function show(path: readonly PathElement[]): string {
  return path
    .map((element) => {
      if ('value' in element) return element.value.replaceAll('/', '~1')
      if ('key' in element) return `#${element.key.replaceAll('/', '~1')}`
      if ('index' in element) return String(element.index)
      return `@${element.substring.start}+${element.substring.length}`
    })
    .join('/')
}

/** The span holds exactly what the path leads to, and lines and columns agree with offsets. */
function checkSpan(text: string, { path, span: { start, end } }: Location): void {
  for (const { line, column, offset } of [start, end]) {
    const before = text.slice(0, offset)
    expect(line).toBe(before.split('\n').length)
    expect(column).toBe(offset - (before.lastIndexOf('\n') + 1))
  }
  const last = path.at(-1)
  if (last === undefined) return
  const slice = text.slice(start.offset, end.offset)
  if ('key' in last) expect(JSON.parse(slice)).toBe(last.key)
  else if ('substring' in last) {
    const whole = resolve(text, path.slice(0, -1))
    const { start: from, length } = last.substring
    expect(JSON.parse(`"${slice}"`)).toBe(String(whole).slice(from, from + length))
  } else expect(JSON.parse(slice)).toEqual(resolve(text, path))
}

function resolve(text: string, path: readonly PathElement[]): unknown {
  let at: unknown = JSON.parse(text)
  for (const element of path)
    at = (at as Record<string | number, unknown>)[
      'value' in element ? element.value : 'index' in element ? element.index : ''
    ]
  return at
}
