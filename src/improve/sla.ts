import type { Severity } from '../model/check.ts'

/** Hours from the review to the due date, by severity. */
export type Sla = Readonly<Record<Severity, number>>

export const defaultSla: Sla = { critical: 24, high: 7 * 24, medium: 30 * 24, low: 90 * 24 }

/**
 * When an improvement of a severity is due.
 * @param now clock of the review in milliseconds
 * @returns ISO 8601
 */
export function dueDate(severity: Severity, now: number, sla: Partial<Sla> = {}): string {
  const hours = sla[severity] ?? defaultSla[severity]
  return new Date(now + hours * 3_600_000).toISOString()
}
