import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import type { AuditRow } from './schema.ts'

/** What an entry of the audit says, without digests. */
export type AuditLine = Pick<AuditRow, 'account' | 'seq' | 'at' | 'actor' | 'action' | 'subject'>

/** Entries of an account after a number, oldest first. */
export async function auditAfter(
  db: Db | Tx,
  account: string,
  after: number,
  limit: number,
): Promise<readonly AuditLine[]> {
  const { rows } = await sql<AuditLine>`select account, seq, at, actor, action, subject from audit
    where account = ${account} and seq > ${after} order by seq limit ${limit}`.execute(db)
  return rows
}

/** Numbers of the newest entries, by account. */
export async function auditEnds(
  db: Db | Tx,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (accounts.length === 0) return new Map()
  const { rows } = await sql<{ account: string; seq: number }>`select account, seq from audit_head
    where account in (${sql.join([...accounts])})`.execute(db)
  return new Map(rows.map(({ account, seq }) => [account, seq]))
}
