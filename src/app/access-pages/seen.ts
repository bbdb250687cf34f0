import { WhoCanIndex } from '../../evaluate/access/graph/who-can.ts'
import { once } from '../../lib/once.ts'
import { accessVersion } from '../../store/access-version.ts'
import { loadEstate, type SeenEstate } from '../access-analyzer/snapshot/load-estate.ts'
import { requireRole } from '../tool/permissions.ts'
import type { ToolContext } from '../tool/context.ts'

/** What an account's newest runs saw of access, with the answers that are the same until the next run. */
export interface Seen extends SeenEstate {
  readonly index: () => WhoCanIndex
  /** Gives the answer kept under a name, or makes it; the oldest go first. What failed is made again. */
  readonly keep: <T>(name: string, make: () => T) => T
}

/** Estates kept at a time in this process, and answers of each. */
const mostEstates = 4
const mostAnswers = 40

const kept = new Map<string, Promise<Seen>>()

/**
 * Everything that the runs of the caller's account saw of access, read once per run.
 * @throws ToolError access-denied
 */
export async function readSeen(context: ToolContext): Promise<Seen> {
  requireRole(context, 'read')
  const { db, caller } = context
  const { account, region } = caller
  // Runs have ids of their own in every store, so that nothing of another account or store can stand under this.
  const key = `${account} ${region} ${await accessVersion(db, account, region)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const reading = loadEstate(db, account, region).then(withAnswers)
  remember(kept, key, reading, mostEstates)
  reading.catch(() => kept.delete(key))
  return reading
}

function withAnswers(seen: SeenEstate): Seen {
  const answers = new Map<string, unknown>()
  return {
    ...seen,
    index: once(() => new WhoCanIndex(seen.estate)),
    keep<T>(name: string, make: () => T): T {
      if (!answers.has(name)) {
        const answer = make()
        remember(answers, name, answer, mostAnswers)
        if (answer instanceof Promise) answer.catch(() => answers.delete(name))
      }
      // Only what `make` of the same name gave stands there.
      return answers.get(name) as T
    },
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
