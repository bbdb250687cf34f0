import type { Db } from '../../store/db.ts'

/** Identifies one intended write: a token is free again in another account, Region or operation. */
export interface IdempotencyKey {
  readonly account: string
  readonly region: string
  readonly operation: string
  /** As the client sent it, 1 to 2048 characters. */
  readonly token: string
  /** SHA-256 (hex) of the caller's principal and the parameters without the token. */
  readonly parameters: string
  /** Milliseconds since the epoch, to forget old tokens by. */
  readonly now: number
}

export type IdempotentOutcome =
  /** The result of `work`, now or at the first request with this token and these parameters. */
  | { readonly kind: 'done'; readonly result: string; readonly replayed: boolean }
  /** The token was used with other parameters. */
  | { readonly kind: 'other-parameters' }

/** Remembers results by the client's token. Implemented by the store. */
export interface IdempotencyStore {
  /**
   * Runs `work` at most once per key and remembers its result. When `work` throws, nothing is remembered and the
   * error is passed on. Of two concurrent calls with one key, the second gets the result of the first.
   * @param work gets the database to use, which may be a transaction of this call
   */
  readonly once: (
    db: Db,
    key: IdempotencyKey,
    work: (db: Db) => Promise<string>,
  ) => Promise<IdempotentOutcome>
}
