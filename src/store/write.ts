import { sql } from 'kysely'
import { type Db, type Tx, transaction } from './db.ts'
import { digest } from './encode.ts'
import type { AuditChange, AuditRow } from './schema.ts'

/** Who writes, and when. */
export interface Actor {
  /** Account whose audit chain records the write. */
  readonly account: string
  /** ARN or name. */
  readonly principal: string
  /** Milliseconds since the epoch: becomes `created` and `updated` of every row. */
  readonly at: number
}

interface Session {
  readonly at: number
  readonly changes: AuditChange[]
}
const sessions = new WeakMap<Tx, Session>()

/**
 * The only way to write: one transaction, with one entry in the account's audit chain that carries digests of every
 * row before and after. Nothing changed: nothing is recorded.
 * @param action what was done, e.g. `UpdateAnswer`
 * @param subject to what, usually an ARN
 */
export async function write<T>(
  db: Db,
  actor: Actor,
  action: string,
  subject: string,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(db, async (tx) => {
    const session: Session = { at: actor.at, changes: [] }
    sessions.set(tx, session)
    const result = await fn(tx)
    sessions.delete(tx)
    if (session.changes.length > 0) await append(tx, actor, action, subject, session.changes)
    return result
  })
}

/** The write that a transaction belongs to. */
export function sessionOf(tx: Tx): Session {
  const session = sessions.get(tx)
  if (session === undefined) throw new Error('Rows are written inside `write` only.')
  return session
}

/** The hash of an entry covers everything in it and, through `prev`, everything before it. */
export function auditHash(entry: Omit<AuditRow, 'hash'>): string {
  const { account, seq, at, actor, action, subject, before, after, changes, prev } = entry
  return digest([account, seq, at, actor, action, subject, before, after, changes, prev])
}

async function append(
  tx: Tx,
  actor: Actor,
  action: string,
  subject: string,
  changes: readonly AuditChange[],
): Promise<void> {
  const { account } = actor
  // Locked last and until the commit: entries of one account follow each other, other accounts do not wait.
  const head = (await lockHead(tx, account)) ?? (await startChain(tx, account))
  const entry = {
    account,
    seq: head.seq + 1,
    at: actor.at,
    actor: actor.principal,
    action,
    subject,
    before: digestOver(changes, 2),
    after: digestOver(changes, 3),
    changes,
    prev: head.hash,
  }
  const hash = auditHash(entry)
  await sql`with entry as (
    insert into audit (account, seq, at, actor, action, subject, before, after, changes, prev, hash)
    values (${account}, ${entry.seq}, ${entry.at}, ${entry.actor}, ${action}, ${subject}, ${entry.before},
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
function digestOver(changes: readonly AuditChange[], side: 2 | 3): string | null {
  const seen = changes.filter((change) => change[side] !== null)
  return seen.length === 0 ? null : digest(seen.map((c) => [c[0], c[1], c[side]]))
}
