/** Remembers the signatures of writes for as long as they could be sent again. */
export interface ReplayGuard {
  /**
   * @param signature hexadecimal
   * @param until milliseconds since the epoch after which the signature is no good anyway
   * @returns false when the signature was admitted before
   */
  readonly admit: (signature: string, until: number, now: number) => boolean
  /** Signatures remembered. */
  readonly size: () => number
}

/**
 * A guard in the memory of this process: a restart forgets, several workers do not tell each other.
 * @param capacity when full, the oldest signature is forgotten first
 */
export function createReplayGuard(capacity = 200_000): ReplayGuard {
  const seen = new Map<string, number>()
  return {
    size: () => seen.size,
    admit: (signature, until, now) => {
      const key = shorten(signature)
      if ((seen.get(key) ?? -1) >= now) return false
      forgetOldest(seen, now, capacity)
      seen.delete(key)
      seen.set(key, until)
      return true
    },
  }
}

/** 16 bytes tell signatures apart, and a copy does not keep the whole header in memory. */
function shorten(signature: string): string {
  return Buffer.from(signature, 'hex').toString('latin1', 0, 16)
}

/** A few at each call keep up with what comes in, as nearly all live equally long. */
function forgetOldest(seen: Map<string, number>, now: number, capacity: number): void {
  let budget = 4
  for (const [signature, until] of seen) {
    if (until >= now && seen.size < capacity) return
    seen.delete(signature)
    if (--budget === 0) return
  }
}
