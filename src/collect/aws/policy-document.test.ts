import { assert, jsonValue, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { isUnknown } from '../../model/unknown.ts'
import { parsePolicy } from './policy-document.ts'

const json = jsonValue({ maxDepth: 5 }).filter((v) => typeof v === 'object' && v !== null)

test('reads a document as plain JSON and as IAM encodes it', () => {
  assert(
    property(json, (value) => {
      const text = JSON.stringify(value)
      const expected: unknown = JSON.parse(text)
      expect(parsePolicy(text)).toEqual(expected)
      expect(parsePolicy(encodeURIComponent(text))).toEqual(expected)
    }),
  )
})

test('never throws, and gives an object, an unknown or nothing', () => {
  assert(
    property(string(), (text) => {
      const document = parsePolicy(text)
      expect(document === undefined ? text : typeof document).toBe(
        document === undefined ? '' : 'object',
      )
    }),
  )
})

test.each(['{"Statement":', '%7B%', '"text"', '7', 'null', '['.repeat(200) + ']'.repeat(200)])(
  'what cannot be read is unknown, not absent: %s',
  (text) => {
    expect(isUnknown(parsePolicy(text))).toBe(true)
  },
)

test('no document is absent', () => {
  expect(parsePolicy(undefined)).toBeUndefined()
  expect(parsePolicy('')).toBeUndefined()
})

test('brackets inside strings are not depth', () => {
  const document = { Sid: '['.repeat(500) }
  expect(parsePolicy(JSON.stringify(document))).toEqual(document)
})
