import { deleteSharesOf } from '../../../store/shares.ts'
import { deleteTagsOf } from '../../../store/tags.ts'
import { deleteWorkload as remove } from '../../../store/workloads.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { getOwnWorkload } from './get-own.ts'

/** Deletes a workload with all that belongs to it: reviews, answers, milestones, runs, tags and shares. */
export async function deleteWorkload(context: ToolContext, id: string): Promise<void> {
  const { workload } = await getOwnWorkload(context, id, 'own')
  await writeAs(context, 'DeleteWorkload', workload.arn, async (tx) => {
    await deleteSharesOf(tx, 'workload', id)
    await deleteTagsOf(tx, workload.arn)
    if ((await remove(tx, id)) === 'missing') throw notFound('WORKLOAD', id)
  })
}
