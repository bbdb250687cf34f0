import type { AccountData } from './check-data.ts'

export type CheckStatus = 'OKAY' | 'WARNING' | 'ERROR' | 'NOT_AVAILABLE' | 'FETCH_FAILED'

export interface Judged {
  readonly status: CheckStatus
  /** Present exactly with FETCH_FAILED. */
  readonly reason?: 'ACCESS_DENIED' | 'UNKNOWN_ERROR'
}

/**
 * A check in one account, in the words of the Tool. A failure that contradicts the practice is an ERROR, one that only
 * fails to support it a WARNING. What could not be seen is never OKAY: FETCH_FAILED when a call failed, NOT_AVAILABLE
 * when nothing could be known from where the run looked, or when there was nothing to judge.
 */
export function judge(counts: AccountData, contradicts: boolean): Judged {
  if (counts.fail > 0) return { status: contradicts ? 'ERROR' : 'WARNING' }
  if (counts.unknown.includes('denied')) return { status: 'FETCH_FAILED', reason: 'ACCESS_DENIED' }
  if (counts.unknown.includes('failed') || counts.unknown.includes('throttled'))
    return { status: 'FETCH_FAILED', reason: 'UNKNOWN_ERROR' }
  if (counts.unknown.length > 0) return { status: 'NOT_AVAILABLE' }
  return { status: counts.pass > 0 ? 'OKAY' : 'NOT_AVAILABLE' }
}

const worst: readonly CheckStatus[] = ['ERROR', 'WARNING', 'FETCH_FAILED', 'NOT_AVAILABLE', 'OKAY']

/** The status of a check over all accounts: the worst; without any account there was nothing to judge. */
export function worstOf(statuses: readonly CheckStatus[]): CheckStatus {
  return worst.find((status) => statuses.includes(status)) ?? 'NOT_AVAILABLE'
}
