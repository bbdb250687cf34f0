import type { WorkloadRow } from '../../../store/schema.ts'
import { listWorkloads } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { targetsOf } from '../permissions.ts'

/** Workloads that summaries count. */
const most = 1000

/** Own and shared workloads of the caller. */
export async function visibleWorkloads(context: ToolContext): Promise<readonly WorkloadRow[]> {
  const { account, region } = context.caller
  const viewer = { account, region, targets: targetsOf(context.caller) }
  return (await listWorkloads(context.db, viewer, { limit: most })).items
}
