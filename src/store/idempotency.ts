import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { digest, encode } from './encode.ts'
import type { IdempotencyRow, Json } from './schema.ts'

export type IdempotencyKey = Pick<IdempotencyRow, 'account' | 'region' | 'operation' | 'token'>

export type Claim =
  /** The first request with this token: do it, then `rememberResponse`. */
  | { readonly kind: 'new' }
  /** A retry: answer the same again. */
  | { readonly kind: 'replay'; readonly response: Json }
  /** The token was used for another request. */
  | { readonly kind: 'mismatch' }

/**
 * Claims a token (kept as a digest: tokens are long and not ours) inside the transaction that does the work; a retry that runs at the same time waits for it here.
 * @param request digest of the request
 * @param now milliseconds since the epoch; expired claims count as absent
 * @param expires when the answer may be forgotten
 */
export async function claimToken(
  tx: Tx,
  { account, region, operation, token }: IdempotencyKey,
  request: string,
  now: number,
  expires: number,
): Promise<Claim> {
  const { rows } =
    await sql`insert into idempotency (account, region, operation, token, request, expires, response)
    values (${account}, ${region}, ${operation}, ${digest(token)}, ${request}, ${expires}, null)
    on conflict (account, region, operation, token) do update
      set request = excluded.request, expires = excluded.expires, response = null
      where idempotency.expires <= ${now}
    returning token`.execute(tx)
  if (rows.length > 0) return { kind: 'new' }
  const known = await sql<Pick<IdempotencyRow, 'request' | 'response'>>`select request, response
    from idempotency where account = ${account} and region = ${region} and operation = ${operation}
    and token = ${digest(token)}`.execute(tx)
  const earlier = known.rows[0]
  if (earlier === undefined || earlier.request !== request) return { kind: 'mismatch' }
  return { kind: 'replay', response: earlier.response }
}

/** Keeps the answer for retries, in the same transaction as the work. */
export async function rememberResponse(
  tx: Tx,
  { account, region, operation, token }: IdempotencyKey,
  response: Json,
): Promise<void> {
  await sql`update idempotency set response = ${encode('response', response)}
    where account = ${account} and region = ${region} and operation = ${operation}
    and token = ${digest(token)}`.execute(tx)
}

/** Forgets expired answers; returns how many. */
export async function forgetExpired(db: Db | Tx, now: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from idempotency where expires <= ${now}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
