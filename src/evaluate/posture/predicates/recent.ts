import { isUnknown, unknown } from '../../../model/unknown.ts'
import { daysSince } from './age.ts'
import { or, type Truth } from './truth.ts'

const unreadable = unknown('failed', 'the date is not readable')

/** Whether a date lies within the last days; `null` means never. A date to come counts as recent. */
export function isWithinDays(date: unknown, days: number, now: number): Truth {
  if (isUnknown(date)) return date
  if (date === null) return false
  const age = daysSince(date, now)
  return age === undefined ? unreadable : age <= days
}

/** Whether one of two dates lies within the last days: used lately, or too young to have been used. */
export function isEitherWithinDays(a: unknown, b: unknown, days: number, now: number): Truth {
  return or(isWithinDays(a, days, now), isWithinDays(b, days, now))
}
