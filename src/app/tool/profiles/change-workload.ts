import type { Tx } from '../../../store/db.ts'
import type { WorkloadData, WorkloadRow } from '../../../store/schema.ts'
import { lockWorkload, updateWorkload } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'

type Profiles = NonNullable<WorkloadData['profiles']>

/**
 * Changes the profiles of a workload of the caller's account; nothing is written when they stay as they are.
 * @param change gets the workload, locked; it may write more in the same transaction
 */
export async function changeProfiles(
  context: ToolContext,
  action: string,
  workloadId: string,
  change: (tx: Tx, workload: WorkloadRow, profiles: Profiles) => Promise<Profiles>,
): Promise<void> {
  const { workload } = await getOwnWorkload(context, workloadId, 'own')
  await writeAs(context, action, workload.arn, async (tx) => {
    const locked = await lockWorkload(tx, workload.id)
    if (locked === undefined) throw notFound('WORKLOAD', workloadId)
    const before = locked.data.profiles ?? []
    const profiles = await change(tx, locked, before)
    if (profiles === before) return
    await updateWorkload(tx, workload.id, 'any', { data: { ...locked.data, profiles } })
  })
}
