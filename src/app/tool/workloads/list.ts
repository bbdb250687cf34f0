import { listCountedWorkloads, type ReviewCounts } from '../../../store/review-counts.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { readCounts } from '../reviews/read-state.ts'
import { readPage } from '../store-page.ts'
import { summariseWorkload } from './describe.ts'

/** Own and shared workloads, oldest first. */
export async function listWorkloads(
  context: ToolContext,
  namePrefix?: string,
): Promise<PageOf<ReturnType<typeof summariseWorkload>>> {
  requireRole(context, 'read')
  const { account, region } = context.caller
  const viewer = { account, region, targets: targetsOf(context.caller), namePrefix }
  let counted: ReviewCounts | undefined
  const page = await readPage(context, async (request) => {
    const { page, ...counts } = await listCountedWorkloads(context.db, viewer, request)
    counted = counts
    return page
  })
  const states = await readCounts(context, page.items, counted)
  return { ...page, items: states.map(summariseWorkload) }
}
