import { listProfiles } from '../../../app/tool/profiles/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListProfiles'> = async (input, context) => {
  const filter = { namePrefix: input.ProfileNamePrefix, owner: input.ProfileOwnerType }
  const { items, nextToken } = await listProfiles(context, filter)
  return { ProfileSummaries: items, NextToken: nextToken }
}
