import { expect, test } from 'vitest'
import { cutText } from './cut-text.ts'

test('keeps what fits, and shows where it cut what does not', () => {
  expect(cutText('abc', 3)).toBe('abc')
  expect(cutText('abcd', 3)).toBe('ab…')
})

test('never leaves half a character', () => {
  expect(cutText('a😀b', 3)).toBe('a…')
})
