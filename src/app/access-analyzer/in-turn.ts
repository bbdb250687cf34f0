/** Jobs that this process has taken on: id → the end, which never fails. */
const under = new Map<string, Promise<void>>()
let last: Promise<void> = Promise.resolve()

/**
 * Takes a job on unless it is under way: one after the other, because each reads all logs. What even the record of its
 * failure did not survive, e.g. a closed store, is warned of.
 */
export function inTurn(id: string, job: () => Promise<void>): Promise<void> {
  const known = under.get(id)
  if (known !== undefined) return known
  last = last
    .then(job)
    .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)))
    .finally(() => under.delete(id))
  under.set(id, last)
  return last
}

/** Waits until this process has ended every job that it took on so far. */
export function jobsSettled(): Promise<void> {
  return last
}
