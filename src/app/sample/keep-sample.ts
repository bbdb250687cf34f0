import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Review } from '../../model/review.ts'
import { writeJson } from '../../report/json/json.ts'
import type { Db } from '../../store/db.ts'
import { getRun } from '../../store/runs.ts'
import { defaultAccount, defaultRegion, operatorContext } from '../tool/command-context.ts'
import { saveReview } from '../tool/runs/save-review.ts'

/** Which run of the store holds which review. */
const stampFile = 'sample-review.json'

interface Stamp {
  readonly run: string
  /** SHA-256 of the JSON document. */
  readonly digest: string
}

/**
 * Keeps the review of the sample as a run of its workload, unless the store of the folder holds that very review.
 * @param server address for links to the evidence
 * @returns id of the workload
 */
export async function keepSample(
  db: Db,
  folder: string,
  review: Review,
  server: string,
): Promise<{ readonly workload: string; readonly saved: boolean }> {
  const digest = digestOf(review)
  const stamp = readStamp(folder)
  const known = stamp?.digest === digest ? await getRun(db, stamp.run) : undefined
  if (known !== undefined) return { workload: known.workload, saved: false }
  const context = operatorContext(
    db,
    { account: defaultAccount, region: defaultRegion, name: 'npm start' },
    Date.now(),
  )
  const { run, workload } = await saveReview(context, review.workload.name, review, server)
  writeFileSync(join(folder, stampFile), `${JSON.stringify({ run, digest } satisfies Stamp)}\n`)
  return { workload: workload.id, saved: true }
}

function digestOf(review: Review): string {
  const hash = createHash('sha256')
  for (const chunk of writeJson(review)) hash.update(chunk)
  return hash.digest('hex')
}

/** A stamp that cannot be read is none: the review is saved again. */
function readStamp(folder: string): Stamp | undefined {
  try {
    const stamp: Partial<Stamp> = JSON.parse(readFileSync(join(folder, stampFile), 'utf8'))
    const { run, digest } = stamp
    return typeof run === 'string' && typeof digest === 'string' ? { run, digest } : undefined
  } catch {
    return undefined
  }
}
