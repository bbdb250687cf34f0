import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import './mend-json-parse.ts'

it('keys with escapes are read as they are, whatever was read before', () => {
  for (const key of ['\n', '"', '\t', '\\', 'a\n', 'a"'])
    for (const before of ['\\', 'a\\', '\\n'])
      for (const first of ['a', '', 'Statement']) {
        JSON.parse(JSON.stringify({ [first]: 1, [before]: 2 }))
        const text = JSON.stringify({ [first]: 1, [key]: 2, last: 3 })
        expect(JSON.stringify(JSON.parse(text))).toBe(text)
      }
})

it('strings that look like keys with escapes are read as strings', () => {
  for (const value of ['\\":', '\\\\":', '"\\":"', { '\\":': '\\":' }, ['\\":']]) {
    const text = JSON.stringify(value)
    expect(JSON.stringify(JSON.parse(text))).toBe(text)
    expect(JSON.stringify(JSON.parse(` ${text}`))).toBe(text)
  }
})

it('any object comes back as it was written, with and without a reviver', () => {
  const key = fc.oneof(
    fc.constantFrom('\\', '\n', '"', '\\n', 'a\\', 'a\n', '__proto__', '0'),
    fc.string(),
    fc.string({ unit: fc.constantFrom('\\', '"', ':', '\n', 'a') }),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      key,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (given) => {
      const text = JSON.stringify(given)
      expect(JSON.stringify(JSON.parse(text))).toBe(text)
      expect(JSON.stringify(JSON.parse(text, (_, each: unknown) => each))).toBe(text)
    }),
  )
})

it('a reviver changes and leaves out members, and sees their holder', () => {
  const text = String.raw`{"\n":[1,2],"b":"x","\"":null}`
  const seen: unknown[] = []
  const read: unknown = JSON.parse(text, function (this: unknown, key, value: unknown) {
    seen.push([key, Array.isArray(this)])
    if (value === 'x') return undefined
    return typeof value === 'number' ? value + 1 : value
  })
  expect(read).toEqual({ '\n': [2, 3], '"': null })
  expect(seen).toEqual([
    ['0', true],
    ['1', true],
    ['\n', false],
    ['b', false],
    ['"', false],
    ['', false],
  ])
})

it('what is no JSON is refused as ever', () => {
  expect(() => JSON.parse(String.raw`{"\n":`)).toThrow(SyntaxError)
  expect(() => JSON.parse('{')).toThrow(SyntaxError)
  const deep = `${String.raw`{"\n":`.repeat(5_000)}1${'}'.repeat(5_000)}`
  expect(() => JSON.parse(deep)).toThrow(SyntaxError)
})

it('a text of nothing but escapes is read in linear time', () => {
  const text = JSON.stringify({ a: '\\"\n'.repeat(200_000), b: '\\'.repeat(400_000) })
  expect(JSON.stringify(JSON.parse(text))).toBe(text)
})
