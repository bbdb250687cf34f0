import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePieces } from './glob.ts'
import { type ConstantPiece, readPattern } from './pattern.ts'
import { startWork, WorkBudgetSpent } from './work-budget.ts'

function matches(pattern: string, text: string): boolean {
  startWork()
  const pieces = readPattern(pattern, { wildcards: true, variables: false })
  return compilePieces(pieces as ConstantPiece[])(text)
}

/** The rule, as one would say it. */
function plainly(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const rest = pattern.slice(1)
  if (pattern.startsWith('*'))
    return plainly(rest, text) || (text !== '' && plainly(pattern, text.slice(1)))
  return (
    text !== '' &&
    (pattern.startsWith('?') || pattern[0] === text[0]) &&
    plainly(rest, text.slice(1))
  )
}

describe('globs of IAM', () => {
  test('match as the rule says', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '*', '?', '.'), { maxLength: 9 })
    const text = fc.array(fc.constantFrom('a', 'b', '.', '\n'), { maxLength: 9 })
    fc.assert(
      fc.property(pattern, text, (p, t) => {
        expect(matches(p.join(''), t.join(''))).toBe(plainly(p.join(''), t.join('')))
      }),
      { numRuns: 2000 },
    )
  })

  test('take lone surrogates, line ends and control characters as characters', () => {
    expect(matches('a?b', 'a\uD800b')).toBe(true)
    expect(matches('*', '\u0000\r\n\u2028')).toBe(true)
  })

  test('stay linear for stars by the thousand', () => {
    expect(matches(`${'a*'.repeat(20_000)}b`, 'a'.repeat(60_000))).toBe(false)
    expect(matches(`${'*a'.repeat(20_000)}*`, 'a'.repeat(60_000))).toBe(true)
  })

  test('give up on question marks that would take too long', () => {
    const slow = `*${'a?'.repeat(15_000)}b*`
    expect(() => matches(slow, 'a'.repeat(60_000))).toThrow(WorkBudgetSpent)
  })
})
