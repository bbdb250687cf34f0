import type { ToolContext } from '../context.ts'
import { checkMilestoneName } from './check-name.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { freeze } from './freeze.ts'

/** Records a milestone and gives its number. */
export async function createMilestone(
  context: ToolContext,
  id: string,
  name: string,
): Promise<number> {
  const { workload } = await getOwnWorkload(context, id, 'own')
  checkMilestoneName(name)
  const milestone = await writeAs(context, 'CreateMilestone', workload.arn, (tx) =>
    freeze(tx, context, workload, name),
  )
  return milestone.number
}
