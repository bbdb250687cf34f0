import type { ShareRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { getOwnWorkload } from './get-own.ts'

/** As what a workload is shared with the caller; `undefined` in the account that owns it. @throws ToolError not-found */
export async function heldShare(
  context: ToolContext,
  id: string,
): Promise<ShareRow['permission'] | undefined> {
  const { access } = await getOwnWorkload(context, id, 'read')
  return access.share?.permission
}
