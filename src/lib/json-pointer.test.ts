import { expect, test } from 'vitest'
import { jsonPointer } from './json-pointer.ts'

test.each<[PropertyKey[], string]>([
  [[], ''],
  [['a', 0, 'b'], '/a/0/b'],
  [['a/b', 'm~n', ''], '/a~1b/m~0n/'],
])('%j is %s', (path, pointer) => {
  expect(jsonPointer(path)).toBe(pointer)
})
