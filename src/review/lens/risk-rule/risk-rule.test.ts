import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choicesOf, type Condition, conditionLimits, printCondition } from './condition.ts'
import { evaluateCondition } from './evaluate-condition.ts'
import { parseCondition } from './parse-condition.ts'

const ids = ['choice_1', 'choice_2', 'b3', 'none_no']
const id = fc.constantFrom(...ids)

/** Conditions as the parser builds them: chains flat and of two parts at least. */
const conditions = fc.letrec<{ any: Condition }>((tie) => {
  const chain = (kind: 'and' | 'or') =>
    fc.array(tie('any'), { minLength: 2, maxLength: 3 }).map((of): Condition => ({
      kind,
      of: of.flatMap((node) => (node.kind === kind ? node.of : [node])),
    }))
  return {
    any: fc.oneof(
      { maxDepth: 4 },
      id.map((id): Condition => ({ kind: 'choice', id })),
      tie('any').map((of): Condition => ({ kind: 'not', of })),
      chain('and'),
      chain('or'),
    ),
  }
}).any

function parsed(text: string): Condition {
  const result = parseCondition(text)
  if ('problem' in result) throw new Error(result.problem)
  return result.condition
}

/** The reference: what JavaScript itself makes of the same text. */
function reference(text: string, selected: ReadonlySet<string>): boolean {
  const source = text.replaceAll(/[A-Za-z0-9_]+/g, (word) => String(selected.has(word)))
  return new Function(`return (${source})`)() === true
}

describe('conditions of risk rules', () => {
  test('what is printed parses to the same condition', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        expect(parsed(printCondition(condition))).toEqual(condition)
      }),
    )
  })

  test('evaluate as JavaScript evaluates the same text', () => {
    fc.assert(
      fc.property(conditions, fc.subarray(ids), (condition, chosen) => {
        const text = printCondition(condition)
        const selected = new Set(chosen)
        expect(evaluateCondition(parsed(text), (id) => selected.has(id))).toBe(
          reference(text, selected),
        )
      }),
    )
  })

  test('any text gives a condition or a sentence, never an exception', () => {
    const noise = fc.string({
      unit: fc.constantFrom('a', ' ', '&&', '||', '!', '(', ')', '&', 'default', '\n', '💥'),
    })
    fc.assert(
      fc.property(noise, (text) => {
        const result = parseCondition(text)
        if ('problem' in result) expect(result.problem).toMatch(/\.$/)
      }),
    )
  })

  test.each([
    ['default', 'default'],
    ['  default ', 'default'],
    ['a||b&&!c', 'a || b && !c'],
    ['((a))', 'a'],
    ['!(a&&b)||(c)', '!(a && b) || c'],
    ['a && (b && c)', 'a && b && c'],
  ])('%s means %s', (text, canonical) => {
    expect(printCondition(parsed(text))).toBe(canonical)
  })

  test.each([
    ['', 'ends at column 1 where a choice id'],
    ['a &&', 'ends at column 5'],
    ['a & b', 'has `&` at column 3'],
    ['a b', 'has `b` at column 3 where `&&`, `||` or the end'],
    ['(a || b', 'a `)` for the parenthesis at column 1'],
    ['a)', 'has `)` at column 2'],
    ['a && default', '`default` at column 6 must be the whole condition'],
    ['a == 1', 'has `=` at column 3'],
    ['a\u0000', 'at column 2'],
  ])('%j is refused: %s', (text, problem) => {
    expect(parseCondition(text)).toEqual({ problem: expect.stringContaining(problem) })
  })

  test('nesting and length are bounded', () => {
    expect(parsed(`${'('.repeat(32)}a${')'.repeat(32)}`)).toEqual({ kind: 'choice', id: 'a' })
    for (const bomb of ['(', '!', '(!'])
      expect(parseCondition(bomb.repeat(4_000))).toEqual({
        problem: expect.stringContaining('nests deeper than 32'),
      })
    expect(parseCondition('a||'.repeat(conditionLimits.length))).toHaveProperty('problem')
  })

  test('names each choice once', () => {
    expect(choicesOf(parsed('a && !b || (a && c)'))).toEqual(['a', 'b', 'c'])
  })
})
