import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('escape sequences lose their escape', () => {
  expect(printable('\u001b[31mred\u001b]8;;http://example.com\u0007')).toBe(
    '\uFFFD[31mred\uFFFD]8;;http://example.com\uFFFD',
  )
})

test('line breaks and tabs become one space', () => {
  expect(printable('a\r\n\tb\u2028c')).toBe('a b c')
})

test('bidirectional overrides and invisible characters become visible', () => {
  expect(printable('a\u202Eb\u200Bc\u2066d\uFEFF')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD')
})

test('a lone surrogate becomes a replacement character', () => {
  expect(printable('a\ud800b')).toBe('a\uFFFDb')
})

test('ordinary text of any script and emoji with joiners stay', () => {
  for (const text of ['prod-logs', 'größe', '数据', 'بيانات', '👩‍💻', 'e\u0301'])
    expect(printable(text)).toBe(text)
})

test('no text keeps a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
    }),
  )
})
