import type { WorkloadRow } from '../../../store/schema.ts'
import { listWorkloads } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { targetsOf } from '../permissions.ts'

/** Workloads that summaries count. */
const mostCounted = 1000

export interface VisibleWorkloads {
  readonly workloads: readonly WorkloadRow[]
  /** How many are counted, where the caller sees more than that. */
  readonly onlyFirst?: number
}

/** Own and shared workloads of the caller in the order of their creation, the first of them where there are very many. */
export async function visibleWorkloads(
  context: ToolContext,
  most = mostCounted,
): Promise<VisibleWorkloads> {
  const { account, region } = context.caller
  const viewer = { account, region, targets: targetsOf(context.caller) }
  const { items, next } = await listWorkloads(context.db, viewer, { limit: most })
  return next === undefined ? { workloads: items } : { workloads: items, onlyFirst: most }
}
