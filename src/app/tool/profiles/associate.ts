import type { ToolContext } from '../context.ts'
import { conflict, invalid } from '../tool-error.ts'
import { changeProfiles } from './change-workload.ts'
import { associationOf, findProfile } from './find-profile.ts'

/** Associates a profile, own or shared, in its newest version; a workload has at most one. */
export async function associateProfiles(
  context: ToolContext,
  workload: string,
  arns: readonly string[],
): Promise<void> {
  const [arn, ...others] = new Set(arns)
  if (arn === undefined || others.length > 0) {
    const message = 'A workload takes one profile.'
    throw invalid(message, { name: 'ProfileArns', message })
  }
  await changeProfiles(context, 'AssociateProfiles', workload, async (tx, { id }, before) => {
    const { row } = await findProfile({ ...context, db: tx }, arn)
    const [present] = before
    if (present?.arn === arn) return before
    if (present !== undefined)
      throw conflict(
        `The workload already has the profile ${present.arn}. Disassociate it first.`,
        'WORKLOAD',
        id,
      )
    return [associationOf(row)]
  })
}
