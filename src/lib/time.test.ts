import { expect, test } from 'vitest'
import { isoDate, parseTime } from './time.ts'

test('a date is midnight UTC at its start', () => {
  expect(parseTime('2026-12-31')).toBe(Date.UTC(2026, 11, 31))
  expect(parseTime('2026-12-31T02:00:00+02:00')).toBe(Date.UTC(2026, 11, 31))
})

test.each(['2026-02-30', '2026-13-01', '31.12.2026', '2026-12-31T10:00', 'soon', '', '2026'])(
  '%j is no time',
  (text) => {
    expect(parseTime(text)).toBeUndefined()
  },
)

test('isoDate reads back', () => {
  expect(isoDate(Date.UTC(2026, 0, 5, 23))).toBe('2026-01-05')
})
