import { describe, expect, test } from 'vitest'
import type { Lens, Practice } from '../model/lens.ts'
import { parsePlinthYaml } from './plinth-yaml.ts'
import { resolveRecord } from './resolve-record.ts'

const practice = (id: string, number?: string): Practice => ({
  id,
  ...(number !== undefined && { number }),
  title: id,
  mode: 'attest',
  related: [],
  signals: { strong: [], weak: [], contradicting: [] },
  evidence: [],
  rule: 'all',
  none: false,
})

const lens: Lens = {
  alias: 'test',
  name: 'Test',
  version: '1',
  domains: [],
  questions: [
    {
      id: 'permissions',
      number: 'SEC03',
      title: '',
      domain: 'd',
      practices: [practice('sec_define', 'SEC03-BP01'), practice('shared')],
    },
    {
      id: 'incident',
      number: 'SEC10',
      title: '',
      domain: 'd',
      practices: [practice('sec_people', 'SEC10-BP01'), practice('shared')],
    },
  ],
}

function resolve(text: string) {
  const { config, diagnostics } = parsePlinthYaml(text)
  if (config === undefined) throw new Error(JSON.stringify(diagnostics))
  return resolveRecord(config, lens)
}

const statement = (practice: string) =>
  `  - {practice: ${practice}, statement: s, by: b, at: 2026-01-01, expires: 2026-12-31}\n`

describe('resolveRecord', () => {
  test('brings numbers in any case to ids', () => {
    const { record, diagnostics } = resolve(
      `answers: {sec03: {practices: {SEC03-bp01: selected}}}\nattestations:\n${statement('SEC10-BP01')}`,
    )
    expect(diagnostics).toEqual([])
    expect(record.answers).toMatchObject([
      { question: 'permissions', practices: { sec_define: { status: 'selected' } } },
    ])
    expect(record.attestations).toMatchObject([{ practice: 'sec_people' }])
  })

  test('an id that the lens repeats needs its question', () => {
    const { record, diagnostics } = resolve(
      `answers: {incident: {practices: {shared: selected}}}\nattestations:\n${statement('SEC10/shared')}${statement('shared')}`,
    )
    expect(record.answers).toMatchObject([{ practices: { shared: { status: 'selected' } } }])
    expect(record.attestations.map((a) => a.practice)).toEqual(['incident/shared'])
    expect(diagnostics).toMatchObject([
      { code: 'attestation-ambiguous-practice', where: { file: 'plinth.yaml', line: 4 } },
    ])
  })

  test.each<[string, string, string, number]>([
    ['an unknown question', 'answers:\n  SEC30: {}\n', 'Did you mean SEC03?', 2],
    [
      'a practice of another question',
      'answers:\n  SEC03:\n    practices:\n      SEC10-BP01: selected\n',
      'Did you mean SEC03-BP01?',
      4,
    ],
    [
      'an unknown practice',
      `attestations:\n${statement('sec_peopel')}`,
      'Did you mean sec_people?',
      2,
    ],
  ])('%s is left out and told with its line', (_, text, help, line) => {
    const { record, diagnostics } = resolve(text)
    expect(diagnostics).toMatchObject([{ severity: 'error', help, where: { line } }])
    expect(record.attestations).toEqual([])
    expect(Object.keys(record.answers[0]?.practices ?? {})).toEqual([])
  })
})
