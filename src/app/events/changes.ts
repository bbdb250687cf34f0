import { auditAfter, auditEnds, type AuditLine } from '../../store/audit-log.ts'
import type { Db } from '../../store/db.ts'
import { parseToolArn } from '../tool/arns.ts'

/** Something that was written, as those who look at it want to know. */
export interface Change {
  /** Number of the entry in the account's audit: grows by one. */
  readonly version: number
  /** The operation, e.g. `UpdateAnswer`. */
  readonly type: string
  /** ARN of what it changed. */
  readonly subject: string
  readonly region: string
  /** Id of the workload, where the subject is one. */
  readonly workload?: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Principal. */
  readonly by: string
}

/** How far the audit of an account was read, and what was found. */
export interface Changes {
  readonly until: number
  readonly changes: readonly Change[]
}

/**
 * What was written in an account after a number: workloads, lenses, profiles and templates. Keys, users and settings are
 * the administrators' business and left out.
 */
export async function changesAfter(
  db: Db,
  account: string,
  after: number,
  limit: number,
): Promise<Changes> {
  const lines = await auditAfter(db, account, after, limit)
  return { until: lines.at(-1)?.seq ?? after, changes: lines.flatMap(changeOf) }
}

/** Numbers of the newest entries of accounts. */
export const newestChanges = auditEnds

function changeOf({ seq, at, actor, action, subject }: AuditLine): readonly Change[] {
  const arn = parseToolArn(subject)
  if (arn === undefined) return []
  const change = { version: seq, type: action, subject, region: arn.region, at, by: actor }
  return [arn.kind === 'workload' ? { ...change, workload: arn.id } : change]
}
