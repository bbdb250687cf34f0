import type { ToolContext } from '../context.ts'
import { checkMilestoneName } from '../milestones/check-name.ts'
import { freeze } from '../milestones/freeze.ts'
import { notFound } from '../tool-error.ts'
import { changeProfiles } from './change-workload.ts'
import { associationOf, findProfile } from './find-profile.ts'

/**
 * Brings the profile of a workload to its newest version.
 * @param milestone name of a milestone to record first
 */
export async function upgradeProfile(
  context: ToolContext,
  workload: string,
  arn: string,
  milestone?: string,
): Promise<void> {
  if (milestone !== undefined) checkMilestoneName(milestone)
  await changeProfiles(context, 'UpgradeProfileVersion', workload, async (tx, row, before) => {
    if (before.every((profile) => profile.arn !== arn)) throw notFound('PROFILE', arn)
    const { row: profile } = await findProfile({ ...context, db: tx }, arn)
    if (milestone !== undefined) await freeze(tx, context, row, milestone)
    const after = before.map((each) => (each.arn === arn ? associationOf(profile) : each))
    return before.some((each) => each.arn === arn && each.version === profile.current)
      ? before
      : after
  })
}
