import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PlinthError } from '../model/diagnostic.ts'
import { parseCatalogFile } from './parse-catalog-file.ts'

const schema = z.strictObject({
  name: z.string(),
  items: z.array(
    z.union([
      z.strictObject({ check: z.string(), strength: z.enum(['A', 'B']) }),
      z.strictObject({ attest: z.string(), title: z.string() }),
    ]),
  ),
})

describe('parseCatalogFile', () => {
  it('gives the parsed value', () => {
    const text = 'name: x\nitems:\n  - { check: a, strength: A }\n'
    expect(parseCatalogFile('x.yaml', text, schema)).toEqual({
      name: 'x',
      items: [{ check: 'a', strength: 'A' }],
    })
  })

  it('points at the line of a syntax error', () => {
    expect(problem('name: x\nitems: [\n')).toMatchObject({
      code: 'catalog-yaml-syntax',
      where: { file: 'x.yaml' },
    })
  })

  it('points at an unknown key', () => {
    expect(problem('name: x\nitems: []\nextra: 1\n')).toMatchObject({
      code: 'catalog-shape',
      message: expect.stringContaining('"extra"'),
      where: { pointer: '', line: 1 },
    })
  })

  it('explains an alternative by the form that comes nearest', () => {
    const text = 'name: x\nitems:\n  - check: a\n    strength: A\n  - check: b\n    strength: Z\n'
    expect(problem(text)).toMatchObject({
      message: expect.stringContaining('"A"|"B"'),
      where: { pointer: '/items/1/strength', line: 6 },
    })
  })

  it.each([
    ['an alias', 'name: &a x\nitems: [*a]\n'],
    ['an empty file', ''],
    ['a repeated key', 'name: x\nname: y\nitems: []\n'],
  ])('refuses %s', (_, text) => {
    expect(problem(text).severity).toBe('error')
  })
})

function problem(text: string) {
  try {
    parseCatalogFile('x.yaml', text, schema)
  } catch (error) {
    if (error instanceof PlinthError) return error.diagnostic
    throw error
  }
  throw new Error('It was accepted.')
}
