import { listSuppressions } from '../../../store/suppressions.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { readPage } from '../store-page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeSuppression } from './describe.ts'

/** Suppressions of a workload, oldest first. */
export async function listWorkloadSuppressions(
  context: ToolContext,
  id: string,
): Promise<PageOf<ReturnType<typeof describeSuppression>>> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const page = await readPage(context, (request) =>
    listSuppressions(context.db, workload.id, request),
  )
  return { ...page, items: page.items.map((row) => describeSuppression(row, context.now)) }
}
