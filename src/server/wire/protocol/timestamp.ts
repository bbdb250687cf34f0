import type { Shape } from './model.ts'

/** RFC 3339 as Smithy's `date-time`. */
const isoForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/i

/** Reads epoch seconds or, for shapes of that format, ISO 8601; undefined for anything else. */
export function parseTimestamp(value: unknown, shape: Shape): Date | undefined {
  if (shape.timestampFormat === 'iso8601')
    return typeof value === 'string' && isoForm.test(value) ? valid(new Date(value)) : undefined
  return typeof value === 'number' ? valid(new Date(Math.round(value * 1000))) : undefined
}

/** A date as the shape's format says: epoch seconds with milliseconds as fraction, or ISO 8601. */
export function formatTimestamp(date: Date, shape: Shape): number | string {
  return shape.timestampFormat === 'iso8601' ? date.toISOString() : date.getTime() / 1000
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date
}
