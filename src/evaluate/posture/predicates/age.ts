const day = 86_400_000

/** Whole and partial days from an ISO 8601 date to `now` (milliseconds); negative for a date to come. */
export function daysSince(date: unknown, now: number): number | undefined {
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? undefined : (now - at) / day
}
