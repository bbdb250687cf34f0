import { saveReview } from '../app/tool/runs/save-review.ts'
import { printable } from '../lib/printable.ts'
import type { Review } from '../model/review.ts'
import type { SaveOptions } from './options/save.ts'
import { withTool } from './with-tool.ts'

/**
 * Reviews, and keeps the review where that is asked for. The store is opened first: a review may take long, and a
 * server that has the store should be known before. A review of nothing is not kept: it would take back all evidence.
 * @param run makes the review
 */
export async function reviewAndSave<R extends { readonly review: Review }>(
  { save, saveAccount, saveRegion, saveUrl }: SaveOptions,
  quiet: boolean,
  run: () => Promise<R>,
): Promise<R> {
  if (save === undefined) return run()
  const place = { account: saveAccount, region: saveRegion }
  return withTool('plinth review', place, async (context) => {
    const result = await run()
    if (result.review.resourceCount === 0) {
      process.stderr.write('Nothing was saved: the review has no resource in scope.\n')
      return result
    }
    const name = save === true ? result.review.workload.name : save
    const saved = await saveReview(context(), name, result.review, saveUrl)
    const { workload, created, run: id } = saved
    const shown = `${printable(workload.name)} (${workload.id})`
    if (quiet) return result
    if (created) process.stderr.write(`There was no such workload: ${shown} was created.\n`)
    process.stderr.write(`The review is saved as run ${id} of ${shown}.\n`)
    return result
  })
}
