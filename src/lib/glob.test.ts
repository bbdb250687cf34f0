import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileGlob } from './glob.ts'

const naive = (pattern: string, text: string): boolean => {
  if (pattern === '') return text === ''
  if (pattern[0] === '*')
    return naive(pattern.slice(1), text) || (text !== '' && naive(pattern, text.slice(1)))
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0])
    ? naive(pattern.slice(1), text.slice(1))
    : false
}

describe('compileGlob', () => {
  test.each([
    ['arn:aws:s3:::legacy-*', 'arn:aws:s3:::legacy-logs/2024', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['eu-*-?', 'eu-west-1', true],
    ['eu-*-?', 'eu-west-12', false],
    ['a.c', 'abc', false],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected)
  })

  test('agrees with the definition', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 7 })
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        expect(compileGlob(pattern)(text)).toBe(naive(pattern, text))
      }),
    )
  })

  test('a hostile pattern costs no more than text × pattern', () => {
    const match = compileGlob(`${'*a'.repeat(500)}b`)
    expect(match('a'.repeat(4000))).toBe(false)
  })
})
