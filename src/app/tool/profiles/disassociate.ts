import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { changeProfiles } from './change-workload.ts'

/** Takes profiles off a workload: no question of it is prioritised any more. */
export async function disassociateProfiles(
  context: ToolContext,
  workload: string,
  arns: readonly string[],
): Promise<void> {
  await changeProfiles(context, 'DisassociateProfiles', workload, (_tx, _row, before) => {
    const missing = arns.find((arn) => before.every((profile) => profile.arn !== arn))
    if (missing !== undefined) throw notFound('PROFILE', missing)
    return Promise.resolve(before.filter(({ arn }) => !arns.includes(arn)))
  })
}
