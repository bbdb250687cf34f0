import { sql } from 'kysely'
import type { Tx } from './db.ts'
import { digest, storableText } from './encode.ts'
import type { AuditChange, AuditRow } from './schema.ts'
import type { Actor } from './write.ts'

/** The hash of an entry covers everything in it and, through `prev`, everything before it. */
export function auditHash(entry: Omit<AuditRow, 'hash'>): string {
  const { account, seq, at, actor, action, subject, before, after, changes, prev } = entry
  return digest([account, seq, at, actor, action, subject, before, after, changes, prev])
}

/** Adds an entry to the end of the account's chain. */
export async function append(
  tx: Tx,
  { account, principal, at }: Actor,
  action: string,
  subject: string,
  changes: readonly AuditChange[],
): Promise<void> {
  // Locked last and until the commit: entries of one account follow each other, other accounts do not wait.
  const head = (await lockHead(tx, account)) ?? (await startChain(tx, account))
  const entry = {
    account,
    seq: head.seq + 1,
    at,
    actor: storableText(principal),
    action: storableText(action),
    subject: storableText(subject),
    before: digestOver(changes, 2),
    after: digestOver(changes, 3),
    changes,
    prev: head.hash,
  }
  const hash = auditHash(entry)
  await sql`with entry as (
    insert into audit (account, seq, at, actor, action, subject, before, after, changes, prev, hash)
    values (${account}, ${entry.seq}, ${entry.at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.before},
      ${entry.after}, ${JSON.stringify(changes)}, ${entry.prev}, ${hash})
  ) update audit_head set seq = ${entry.seq}, hash = ${hash} where account = ${account}`.execute(tx)
}

type Head = { readonly seq: number; readonly hash: string }

async function lockHead(tx: Tx, account: string): Promise<Head | undefined> {
  const { rows } =
    await sql<Head>`select seq, hash from audit_head where account = ${account} for update`.execute(
      tx,
    )
  return rows[0]
}

async function startChain(tx: Tx, account: string): Promise<Head> {
  await sql`insert into audit_head values (${account}, 0, '') on conflict do nothing`.execute(tx)
  return (await lockHead(tx, account)) ?? { seq: 0, hash: '' }
}

/** One digest for one side of all changes; null when no row was there. */
export function digestOver(changes: readonly AuditChange[], side: 2 | 3): string | null {
  const seen = changes.filter((change) => change[side] !== null)
  return seen.length === 0 ? null : digest(seen.map((c) => [c[0], c[1], c[side]]))
}
