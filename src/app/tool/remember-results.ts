import { transaction } from '../../store/db.ts'
import { claimToken, rememberResponse } from '../../store/idempotency.ts'
import type { IdempotencyStore } from './idempotency.ts'

/** How long a token is remembered, in milliseconds: a day, far longer than any client retries. */
const lifetime = 86_400_000

/**
 * Idempotency tokens in the store. Token, result and everything that the work writes are one transaction:
 * a crash leaves all of it or nothing, and a concurrent request with the same token waits.
 */
export const storedResults: IdempotencyStore = {
  once: (db, key, work) =>
    transaction(db, async (tx) => {
      const claim = await claimToken(tx, key, key.parameters, key.now, key.now + lifetime)
      if (claim.kind === 'mismatch') return { kind: 'other-parameters' }
      if (claim.kind === 'replay') {
        if (typeof claim.response !== 'string') throw new Error('A remembered result is no text.')
        return { kind: 'done', result: claim.response, replayed: true }
      }
      const result = await work(tx)
      await rememberResponse(tx, key, result)
      return { kind: 'done', result, replayed: false }
    }),
}
