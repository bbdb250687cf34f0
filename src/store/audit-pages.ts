import { sql } from 'kysely'
import type { AuditLine } from './audit-log.ts'
import type { Db, Tx } from './db.ts'
import { encode } from './encode.ts'
import type { Page, PageRequest } from './page.ts'

export interface AuditFilter {
  readonly account: string
  readonly subject?: string | undefined
  readonly action?: string | undefined
  readonly actor?: string | undefined
  /** From and before a moment, milliseconds. */
  readonly from?: number | undefined
  readonly before?: number | undefined
}

/** An entry of the audit with how many rows it changed. */
export interface AuditEntry extends AuditLine {
  readonly rows: number
  readonly hash: string
}

/** Entries of an account, newest first. */
export async function pageAudit(
  db: Db | Tx,
  { account, subject, action, actor, from, before }: AuditFilter,
  { after, limit }: PageRequest,
): Promise<Page<AuditEntry>> {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(column)} = ${encode('', value)}`
  const { rows } = await sql<AuditEntry>`select account, seq, at, actor, action, subject, hash,
      jsonb_array_length(changes) as rows
    from audit where account = ${account} ${is('subject', subject)} ${is('action', action)}
    ${is('actor', actor)} ${from === undefined ? sql`` : sql`and at >= ${from}`}
    ${before === undefined ? sql`` : sql`and at < ${before}`}
    ${after === undefined ? sql`` : sql`and seq < ${after[0]}`}
    order by seq desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: [last.seq] } : { items }
}

/** The number of the newest entry of each subject, by subject. */
export async function newestEntries(
  db: Db | Tx,
  accounts: readonly string[],
  subjects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (accounts.length === 0 || subjects.length === 0) return new Map()
  const { rows } = await sql<{
    subject: string
    seq: number
  }>`select subject, max(seq)::bigint as seq
    from audit where account in (${sql.join([...new Set(accounts)])})
    and subject in (${sql.join(subjects)}) group by subject`.execute(db)
  return new Map(rows.map(({ subject, seq }) => [subject, seq]))
}
