import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonNode, offsetInString, parseJsonTree } from './json-tree.ts'

test('every node knows its place', () => {
  const text = '{\n "a": [true, "x"]\n}'
  const read = parseJsonTree(text, 9)
  if ('problem' in read || read.root.kind !== 'object') throw new Error('not read')
  const [member] = read.root.members
  expect(text.slice(member?.key.start, member?.key.end)).toBe('"a"')
  expect(text.slice(member?.value.start, member?.value.end)).toBe('[true, "x"]')
  expect([read.root.start, read.root.end]).toEqual([0, text.length])
})

test.each([
  ['', 'The text ends where a value should be', 0],
  ['{"a":1,}', 'There is "}" where a key in double quotes should be', 7],
  ['[1\n 2]', 'There is "2" where a comma or a closing bracket should be', 4],
  ['"ab', 'The text ends inside a string', 0],
  ['"a\nb"', 'A string holds a control character', 2],
  ['"\\x"', 'A string holds an escape that JSON does not know', 0],
  ['1 2', 'There is more text after the JSON value', 2],
  ['[[[[1]]]]', 'It nests more than 3 levels deep', 4],
  ['{"a" 1}', 'There is "1" where a colon should be', 5],
])('%j is refused with its place', (text, problem, offset) => {
  expect(parseJsonTree(text, 3)).toEqual({ problem, offset })
})

test('places inside strings count escapes', () => {
  const text = '["a\\u0041\\n$"]'
  const read = parseJsonTree(text, 3)
  if ('problem' in read || read.root.kind !== 'list') throw new Error('not read')
  const [node] = read.root.items
  if (node?.kind !== 'string') throw new Error('not read')
  expect(node.value.indexOf('$')).toBe(3)
  expect(text[offsetInString(text, node, 3)]).toBe('$')
})

test('what JSON writes is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const read = parseJsonTree(text, 100)
      if ('problem' in read) throw new Error(read.problem)
      expect(JSON.stringify(plain(read.root))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})

function plain(node: JsonNode): unknown {
  if (node.kind === 'list') return node.items.map(plain)
  if (node.kind !== 'object') return node.value
  return Object.fromEntries(node.members.map(({ key, value }) => [key.value, plain(value)]))
}
