import { upgradeProfile } from '../../../app/tool/profiles/upgrade.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpgradeProfileVersion'> = async (input, context) => {
  await upgradeProfile(context, input.WorkloadId, input.ProfileArn, input.MilestoneName)
  return {}
}
