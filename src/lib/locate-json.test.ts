import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonPointer } from './json-pointer.ts'
import { locateJson } from './locate-json.ts'

test('finds the lines of properties and elements', () => {
  const text = `{
  "pillars": [
    { "id": "a" },
    { "id": "b/c",
      "q~": [1,
        [2]] }
  ],
  "x": "a\\"}{\\n"
}`
  const lines = locateJson(text, [
    '',
    '/pillars',
    '/pillars/1',
    '/pillars/1/id',
    '/pillars/1/q~0/1/0',
    '/x',
    '/no',
  ])
  expect(Object.fromEntries(lines)).toEqual({
    '': 1,
    '/pillars': 2,
    '/pillars/1': 4,
    '/pillars/1/id': 4,
    '/pillars/1/q~0/1/0': 6,
    '/x': 8,
  })
})

test('finds every pointer of any document', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const pointers: string[] = []
      const walk = (node: unknown, path: PropertyKey[]): void => {
        pointers.push(jsonPointer(path))
        if (typeof node === 'object' && node !== null)
          for (const [key, child] of Object.entries(node)) walk(child, [...path, key])
      }
      const text = JSON.stringify(value, null, 1)
      walk(JSON.parse(text), [])
      expect(locateJson(text, pointers).size).toBe(new Set(pointers).size)
    }),
  )
})

test('a very deep document is no problem', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect(locateJson(deep, ['/1']).size).toBe(0)
})
