import { expect, test } from 'vitest'
import { parseLocatedJson } from './located-json.ts'

const ignore = () => {}

test('members and elements are told with their lines', () => {
  const lines: (readonly [string | number, number])[] = []
  const read = parseLocatedJson(
    '{\n "a": [\n  1,\n  "x\\n"\n ]\n}',
    (_, key, line) => lines.push([key, line]),
    9,
  )
  expect(read).toEqual({ value: { a: [1, 'x\n'] }, duplicates: [] })
  expect(lines).toEqual([
    ['a', 2],
    [0, 3],
    [1, 4],
  ])
})

test.each([
  ['', 'The text ends where a value should be', 1, 1],
  ['{"a":1,}', 'There is "}" where a key in double quotes should be', 1, 8],
  ['[1\n 2]', 'There is "2" where a comma or a closing bracket should be', 2, 2],
  ['"ab', 'The text ends inside a string', 1, 1],
  ['"\\x"', 'A string holds an escape that JSON does not know', 1, 1],
  ['1 2', 'There is more text after the JSON value', 1, 3],
  ['[[[[1]]]]', 'It nests more than 3 levels deep', 1, 5],
])('%j is refused with its place', (text, message, line, column) => {
  expect(parseLocatedJson(text, ignore, 3)).toEqual({ problem: { message, line, column } })
})

test('duplicate keys are reported and the last wins; __proto__ is a key like any other', () => {
  const read = parseLocatedJson('{"a":1,"a":2,"__proto__":{"x":1}}', ignore, 3)
  if ('problem' in read) throw new Error(read.problem.message)
  expect(read.duplicates).toEqual([{ message: 'The key a is given twice', line: 1, column: 8 }])
  expect(Object.keys(read.value ?? {})).toEqual(['a', '__proto__'])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})
