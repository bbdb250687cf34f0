import { expect, it } from 'vitest'
import { daysSince } from './age.ts'

const now = Date.parse('2026-06-01T00:00:00Z')

it('counts days, negative for the future', () => {
  expect(daysSince('2026-05-31T12:00:00Z', now)).toBe(0.5)
  expect(daysSince('2026-06-11', now)).toBe(-10)
})

it.each([undefined, null, 'never', 5, {}])('%s is not a date', (date) => {
  expect(daysSince(date, now)).toBeUndefined()
})
