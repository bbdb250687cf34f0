/** Keeps the record of a long step fresh, so that no other process takes it for dead. */
export interface Heartbeat {
  /** Call often; writes now and then. */
  readonly beat: () => void
  /** Resolves when nothing is being written. @throws what a write threw */
  readonly settle: () => Promise<void>
  /** Aborted when a write failed: the step is somebody else's now, or cannot be recorded. */
  readonly signal: AbortSignal
}

/**
 * @param clock milliseconds
 * @param pause least milliseconds between writes
 */
export function createHeartbeat(
  clock: () => number,
  pause: number,
  write: () => Promise<void>,
): Heartbeat {
  const failed = new AbortController()
  let last = clock()
  let writing: Promise<void> | undefined
  return {
    beat: () => {
      if (writing !== undefined || failed.signal.aborted || clock() - last < pause) return
      last = clock()
      writing = write()
        .catch((error: unknown) => failed.abort(error))
        .finally(() => (writing = undefined))
    },
    settle: async () => {
      await writing
      failed.signal.throwIfAborted()
    },
    signal: failed.signal,
  }
}
