import type { WorkloadRow } from '../../../store/schema.ts'
import { getWorkload } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { type Access, authorise, type Need } from '../permissions.ts'

export interface OwnWorkload {
  readonly workload: WorkloadRow
  readonly access: Access
}

/** A workload that the caller may read, contribute to or own. @throws ToolError not-found or access-denied */
export async function getOwnWorkload(
  context: ToolContext,
  id: string,
  need: Need,
): Promise<OwnWorkload> {
  const found = await getWorkload(context.db, id)
  const { row, ...access } = await authorise(context, 'workload', found, need, id)
  return { workload: row, access }
}
