import { expect, test } from 'vitest'
import { isoDate, plain, plainRecord } from './plain.ts'
import { tagsOf } from './tags.ts'

test('dates become text, absent members go, bytes become base64', () => {
  const value = {
    at: new Date(0),
    gone: undefined,
    raw: new Uint8Array([1, 2]),
    list: [{ x: undefined }],
  }
  expect(plain(value)).toEqual({ at: '1970-01-01T00:00:00.000Z', raw: 'AQI=', list: [{}] })
})

test('null is kept: it is knowledge', () => {
  expect(plainRecord({ LastUsedAt: null, $metadata: {} })).toEqual({ LastUsedAt: null })
})

test('a key named __proto__ is only a key', () => {
  const hostile: object = JSON.parse('{"__proto__": {"admin": true}}')
  const result = plainRecord(hostile)
  expect(Object.hasOwn(result, '__proto__')).toBe(true)
  expect(result['admin']).toBeUndefined()
  const tags = tagsOf([{ Key: '__proto__', Value: 'x' }])
  expect(Object.hasOwn(tags, '__proto__')).toBe(true)
})

test('a date that is none is nothing', () => {
  expect(isoDate(new Date(Number.NaN))).toBeUndefined()
  expect(isoDate(undefined)).toBeUndefined()
})
