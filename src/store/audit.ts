import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './db.ts'
import { digest, storableText } from './encode.ts'
import type { AuditChange, AuditRow } from './schema.ts'
import type { Actor } from './write.ts'

/** Digest of what an entry says. */
function contentOf(entry: Omit<AuditRow, 'seq' | 'prev' | 'hash'>): string {
  const { account, at, actor, action, subject, before, after, changes } = entry
  return digest([account, at, actor, action, subject, before, after, changes])
}

/**
 * The hash of an entry covers everything in it and, through `prev`, everything before it: SHA-256 of
 * `<prev>:<seq>:<SHA-256 of the content as canonical JSON>`.
 */
export function auditHash(entry: Omit<AuditRow, 'hash'>): string {
  const text = `${entry.prev}:${entry.seq}:${contentOf(entry)}`
  return createHash('sha256').update(text).digest('hex')
}

/** Adds an entry to the end of the account's chain. */
export async function append(
  tx: Tx,
  { account, principal, at }: Actor,
  action: string,
  subject: string,
  changes: readonly AuditChange[],
): Promise<void> {
  const entry = {
    account: storableText(account),
    at,
    actor: storableText(principal),
    action: storableText(action),
    subject: storableText(subject),
    before: digestOver(changes, 2),
    after: digestOver(changes, 3),
    changes,
  }
  const content = contentOf(entry)
  // The end of the chain is taken last and held until the commit: entries of one account follow each other, other
  // accounts do not wait. The database does the last step of the hash, so that one statement is enough.
  await sql`with head as (
    insert into audit_head as h (account, seq, hash, prev)
    values (${entry.account}, 1, ${hashAfter(sql`''`, sql`1`, content)}, '')
    on conflict (account) do update set seq = h.seq + 1, prev = h.hash,
      hash = ${hashAfter(sql`h.hash`, sql`(h.seq + 1)`, content)}
    returning seq, hash, prev
  ) insert into audit (account, seq, at, actor, action, subject, before, after, changes, prev, hash)
    select ${entry.account}, seq, ${at}::bigint, ${entry.actor}, ${entry.action}, ${entry.subject},
      ${entry.before}, ${entry.after}, ${JSON.stringify(changes)}::jsonb, prev, hash from head`.execute(
    tx,
  )
}

function hashAfter(prev: RawBuilder<unknown>, seq: RawBuilder<unknown>, content: string) {
  return sql`encode(sha256(convert_to(${prev} || ':' || ${seq} || ':' || ${content}::text, 'UTF8')), 'hex')`
}

/** One digest for one side of all changes; null when no row was there. */
export function digestOver(changes: readonly AuditChange[], side: 2 | 3): string | null {
  const seen = changes.filter((change) => change[side] !== null)
  return seen.length === 0 ? null : digest(seen.map((c) => [c[0], c[1], c[side]]))
}
