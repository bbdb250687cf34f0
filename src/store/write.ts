import { append } from './audit.ts'
import { type Db, doom, type Tx, transaction } from './db.ts'
import type { AuditChange } from './schema.ts'

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
 * row before and after. Nothing changed: nothing is recorded. Given a transaction, it joins it with an entry of its own.
 * @param action what was done, e.g. `UpdateAnswer`
 * @param subject to what, usually an ARN
 */
export async function write<T>(
  db: Db | Tx,
  actor: Actor,
  action: string,
  subject: string,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction(db, async (tx) => {
    const session: Session = { at: actor.at, changes: [] }
    const outer = sessions.get(tx)
    sessions.set(tx, session)
    try {
      const result = await fn(tx)
      if (session.changes.length > 0) await append(tx, actor, action, subject, session.changes)
      return result
    } catch (error) {
      // Rows may have changed that no entry names: nothing of this transaction may stay, whoever catches the error.
      doom(tx, error)
      throw error
    } finally {
      if (outer === undefined) sessions.delete(tx)
      else sessions.set(tx, outer)
    }
  })
}

/** The write that a transaction belongs to. */
export function sessionOf(tx: Tx): Session {
  const session = sessions.get(tx)
  if (session === undefined) throw new Error('Rows are written inside `write` only.')
  return session
}
