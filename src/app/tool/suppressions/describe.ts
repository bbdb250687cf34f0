import type { SuppressionRow } from '../../../store/schema.ts'
import { knownChecks } from '../findings/known-checks.ts'
import { userOf } from '../user-of.ts'

/** A suppression as the console shows it. */
export function describeSuppression(row: SuppressionRow, now: number) {
  const { id, check_id, expires, created, version, data } = row
  const { findings, resource, account, region, reason, owner, by } = data
  return {
    id,
    check: check_id,
    title: knownChecks.get(check_id)?.title ?? check_id,
    status: statusOf(row, now),
    reason,
    owner,
    by: userOf(by),
    created: new Date(created).toISOString(),
    expires: new Date(expires).toISOString(),
    findings,
    resource,
    account,
    region,
    version,
  }
}

function statusOf(
  { status, expires }: SuppressionRow,
  now: number,
): 'active' | 'expired' | 'revoked' {
  if (status === 'REVOKED') return 'revoked'
  return status === 'ACTIVE' && expires > now ? 'active' : 'expired'
}
