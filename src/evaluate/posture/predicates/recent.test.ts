import { expect, it } from 'vitest'
import { unknown } from '../../../model/unknown.ts'
import { isEitherWithinDays, isWithinDays } from './recent.ts'

const now = Date.parse('2026-06-01T00:00:00Z')
const denied = unknown('denied')

it('knows recent, old, never and unknown dates apart', () => {
  expect(isWithinDays('2026-05-31T00:00:00Z', 90, now)).toBe(true)
  expect(isWithinDays('2027-01-01T00:00:00Z', 90, now)).toBe(true)
  expect(isWithinDays('2025-05-31T00:00:00Z', 90, now)).toBe(false)
  expect(isWithinDays(null, 90, now)).toBe(false)
  expect(isWithinDays(denied, 90, now)).toEqual(denied)
  expect(isWithinDays('yesterday', 90, now)).toHaveProperty('$unknown')
  expect(isWithinDays(undefined, 90, now)).toHaveProperty('$unknown')
})

it('needs one of two dates', () => {
  expect(isEitherWithinDays(denied, '2026-05-31', 90, now)).toBe(true)
  expect(isEitherWithinDays(null, denied, 90, now)).toEqual(denied)
  expect(isEitherWithinDays(null, '2024-01-01', 90, now)).toBe(false)
})
