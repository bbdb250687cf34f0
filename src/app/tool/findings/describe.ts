import { outcomes, severities } from '../../../model/check.ts'
import type { FindingRow } from '../../../store/schema.ts'
import { knownChecks } from './known-checks.ts'
import { securityLens } from './security-lens.ts'

/** Stands for a suppression of the workload's file, which the store knows only by what it hid. */
export const fromFile = 'file'

/** A finding in a list. @param now clock in milliseconds: suppressions end */
export function describeFinding(row: FindingRow, now: number) {
  const outcome = outcomes[row.outcome] ?? 'unknown'
  const hidden = row.hidden !== null && row.hidden > now
  const practices = securityLens().byCheck.get(row.check_id) ?? []
  return {
    id: row.id,
    check: row.check_id,
    title: knownChecks.get(row.check_id)?.title ?? row.check_id,
    severity: severities[row.severity] ?? 'low',
    outcome,
    suppressed: hidden,
    reason: row.data.reason,
    message: row.data.message,
    resource: {
      type: row.type,
      service: row.service,
      id: row.resource,
      name: row.name === '' ? undefined : row.name,
      account: row.account === '' ? undefined : row.account,
      region: row.region === '' ? undefined : row.region,
      file: row.source === '' ? undefined : row.source,
    },
    practices: practices.map(({ practice }) => practice.number ?? practice.id),
    questions: [...new Set(practices.map(({ question }) => question.id))],
    since: new Date(row.since).toISOString(),
    first: new Date(row.first).toISOString(),
    suppression: hidden
      ? {
          id: row.suppression === fromFile ? undefined : (row.suppression ?? undefined),
          expires: new Date(row.hidden).toISOString(),
        }
      : undefined,
  }
}
