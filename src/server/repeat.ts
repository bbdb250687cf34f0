/** Something that runs again and again until it is stopped. */
export interface Repeating {
  /** Starts no further run, and waits for the one under way. */
  readonly stop: () => Promise<void>
}

/**
 * Runs `work` now and then with a pause after each run, so that runs never overlap. It keeps no process alive.
 * @param pause milliseconds
 * @param onError gets what a run throws; the next run comes all the same
 */
export function repeat(
  pause: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): Repeating {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current = run()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await current
    },
  }

  async function run(): Promise<void> {
    try {
      await work()
    } catch (error) {
      onError(error)
    }
    if (stopped) return
    timer = setTimeout(() => {
      current = run()
    }, pause).unref()
  }
}
