import type { ToolContext } from '../../context.ts'
import { runGeneration } from './run.ts'

type Surroundings = Pick<ToolContext, 'db' | 'now' | 'accountReader'>

/** Generations that this process has taken on: id → its end, which never fails. */
const under = new Map<string, Promise<void>>()
let last: Promise<void> = Promise.resolve()

/**
 * Takes a generation on: this process runs one after the other, because a review needs a whole processor.
 * The clock goes on from the time of the request.
 */
export function queueGeneration({ db, now, accountReader }: Surroundings, id: string): void {
  if (under.has(id)) return
  const begun = performance.now()
  const clock = () => Math.floor(now + performance.now() - begun)
  last = last
    .then(() => runGeneration(db, id, clock, accountReader))
    // What even the record of the failure did not survive, e.g. a closed store, is taken up again later.
    .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)))
    .finally(() => under.delete(id))
  under.set(id, last)
}

/** Whether this process has it in its queue. */
export function isQueued(id: string): boolean {
  return under.has(id)
}

/** Waits until this process has ended every generation that it took on so far. */
export function generationsSettled(): Promise<void> {
  return last
}
