import { exposureOf, guardedTypes } from '../access/exposure.ts'
import type { ToolContext } from '../tool/context.ts'
import { readSeen } from './seen.ts'
import { missingFrom } from './unlisted.ts'

/** Rows of an answer. */
const most = 1000

/** What is open beyond its account in what the newest runs saw, widest first. */
export async function getExposure(context: ToolContext) {
  const seen = await readSeen(context)
  return seen.keep('exposure', () => {
    const { rows, resources } = exposureOf(seen.estate)
    return {
      ...missingFrom(seen, guardedTypes),
      resources,
      total: rows.length,
      rows: rows.slice(0, most),
    }
  })
}
