import { expect, test } from 'vitest'
import { present } from './present.ts'

test('Members that are undefined are left out; everything else stays.', () => {
  const given: { a: number; b: string | undefined; c: null; d?: string | undefined } = {
    a: 0,
    b: undefined,
    c: null,
  }
  const shown: { a: number; b?: string; c: null; d?: string } = present(given)
  expect(Object.keys(shown)).toEqual(['a', 'c'])
  expect(present({ ['__proto__']: 1, x: undefined })).toEqual({ ['__proto__']: 1 })
})
