import type { ToolContext } from '../tool/context.ts'
import { identityTypes } from '../access/unlisted.ts'
import { searchBeside } from './search-beside.ts'
import { readSeen } from './seen.ts'
import { missingFrom } from './unlisted.ts'

/**
 * The ways by which identities come by rights that nobody meant them to have, in what the newest runs saw. The search
 * runs beside the server's thread.
 * @param asked.to `admin`, `sensitive`, or an ARN
 * @throws ToolError quota, where it takes too long
 */
export async function getPaths(
  context: ToolContext,
  asked: { readonly from?: string | undefined; readonly to: string },
) {
  const seen = await readSeen(context)
  const { from, to } = asked
  const { resources } = seen.estate
  const found = await seen.keep(`paths ${JSON.stringify([from ?? null, to])}`, () =>
    searchBeside({ resources, to, ...(from !== undefined && { from: [from] }) }),
  )
  return { ...missingFrom(seen, identityTypes), ...found }
}
