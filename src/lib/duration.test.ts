import { expect, test } from 'vitest'
import { parseDuration } from './duration.ts'

test.each([
  ['90m', 5_400_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
  ['2w', 1_209_600_000],
])('%s is %d ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected)
})

test.each(['', '7', 'd', '0d', '-1d', '7 d', '7D', '1.5h', '9999999d', '7d7h'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined()
  },
)
