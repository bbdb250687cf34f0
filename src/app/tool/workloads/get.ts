import { getTags } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { readCounts } from '../reviews/read-state.ts'
import { notFound } from '../tool-error.ts'
import { describeWorkload } from './describe.ts'
import { getOwnWorkload, type OwnWorkload } from './get-own.ts'

/** A workload that the caller may read, in the names of the wire. */
export async function getWorkload(context: ToolContext, id: string) {
  return showWorkload(context, await getOwnWorkload(context, id, 'read'))
}

/** A workload as its reader sees it: tags are its owner's, the invitation the guest's. */
export async function showWorkload(context: ToolContext, { workload, access }: OwnWorkload) {
  const [state] = await readCounts(context, [workload])
  if (state === undefined) throw notFound('WORKLOAD', workload.id)
  return describeWorkload(state, {
    invitation: access.share?.invitation,
    ...(access.owned ? { tags: await getTags(context.db, workload.arn) } : {}),
  })
}
