import { constant } from '../../../lib/constant.ts'
import { listCountedWorkloads, type ListedWorkload } from '../../../store/listed-workloads.ts'
import type { EvidenceRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { readCounts } from '../reviews/read-state.ts'
import type { ReviewHead, ReviewState } from '../reviews/state.ts'
import { readPage } from '../store-page.ts'
import { summariseWorkload } from './describe.ts'

type Summary = ReturnType<typeof summariseWorkload>

/** Own and shared workloads, oldest first. */
export async function listWorkloads(
  context: ToolContext,
  namePrefix?: string,
): Promise<PageOf<Summary>> {
  requireRole(context, 'read')
  const { account, region } = context.caller
  const viewer = { account, region, targets: targetsOf(context.caller), namePrefix }
  let evidence: readonly EvidenceRow[] = []
  const page = await readPage(context, async (request) => {
    const listed = await listCountedWorkloads(context.db, viewer, request)
    evidence = listed.evidence
    return listed.page
  })
  const reviews = page.items.flatMap((workload) => workload.reviews)
  const states = await readCounts(context, page.items, { reviews, evidence })
  return { ...page, items: states.map(summaryOf) }
}

const summaries = new WeakMap<ListedWorkload, Summary>()

/** Made once, where it follows from nothing but what the list says of the workload. */
function summaryOf(state: ReviewState<ReviewHead, ListedWorkload>): Summary {
  if (!state.lenses.every(({ counted }) => counted !== undefined)) return summariseWorkload(state)
  const known = summaries.get(state.workload)
  if (known !== undefined) return known
  const made = constant(summariseWorkload(state))
  summaries.set(state.workload, made)
  return made
}
