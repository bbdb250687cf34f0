/** Bounds on time and attempts, in milliseconds where not said otherwise. Every call ends within them. */
export interface Timing {
  /** One HTTP request, from sending to the last byte read. */
  readonly attempt: number
  /** One call with all its attempts and pauses. */
  readonly call: number
  /** One service in one Region. */
  readonly service: number
  /** First pause; each further one doubles, with full jitter. */
  readonly pause: number
  readonly longestPause: number
  /** Attempts at a call that is throttled. */
  readonly throttledAttempts: number
  /** Attempts at a call that fails in another way that may pass. */
  readonly failedAttempts: number
}

export const defaultTiming: Timing = {
  attempt: 20_000,
  call: 60_000,
  service: 600_000,
  pause: 200,
  longestPause: 5_000,
  throttledAttempts: 7,
  failedAttempts: 3,
}
