import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pad, textWidth, truncate, wrap } from './text-width.ts'

describe('textWidth', () => {
  test.each([
    ['prod', 4],
    ['größe', 5],
    ['e\u0301', 1],
    ['数据', 4],
    ['ﾃﾞ', 2],
    ['한국', 4],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['✔', 1],
    ['❤️', 2],
    ['█░', 2],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })
})

test('truncate marks the cut and never splits a character', () => {
  expect(truncate('abcdef', 4)).toBe('abc…')
  expect(truncate('数据数据', 4)).toBe('数…')
  expect(truncate('abc', 3)).toBe('abc')
  expect(truncate('abc', 0)).toBe('')
})

test('pad fills on either side', () => {
  expect(pad('数', 4)).toBe('数  ')
  expect(pad('7', 3, 'right')).toBe('  7')
})

test('wrap breaks at spaces, and inside a word only when it must', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  expect(wrap('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij'])
  expect(wrap('', 3)).toEqual([''])
})

test('no line of wrap and no result of truncate is wider than asked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '数', '👩‍💻', 'e\u0301', '-') }),
      fc.integer({ min: 2, max: 40 }),
      (text, columns) => {
        for (const line of wrap(text, columns)) expect(textWidth(line)).toBeLessThanOrEqual(columns)
        expect(textWidth(truncate(text, columns))).toBeLessThanOrEqual(columns)
      },
    ),
  )
})
