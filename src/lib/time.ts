/** The forms that `parseTime` reads; dates that do not exist match too. */
export const isoPattern =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/

/**
 * Reads an ISO 8601 date (`2026-12-31`: midnight UTC at its start) or date and time with an offset.
 * Returns milliseconds since the epoch, or `undefined` for anything else, also for dates that do not exist.
 */
export function parseTime(text: string): number | undefined {
  if (!isoPattern.test(text)) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) return undefined
  const day = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  return new Date(day).toISOString().startsWith(text.slice(0, 10)) ? time : undefined
}

/** The UTC date of a moment, `2026-12-31`. */
export function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

export const dayMs = 86_400_000
