import { getProfileVersion } from '../../../store/profiles.ts'
import { getTags } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { describeProfile } from './describe.ts'
import { findProfile } from './find-profile.ts'

/** A profile; in its newest version when none is named. */
export async function getProfile(context: ToolContext, arn: string, version?: string) {
  const { row, access } = await findProfile(context, arn)
  const { db, tool } = context
  const wanted = version ?? row.current
  const found = await getProfileVersion(db, row.id, wanted)
  if (found === undefined) throw notFound('PROFILE_VERSION', wanted)
  const tags = access.owned ? { tags: await getTags(db, row.arn) } : {}
  return describeProfile(row, found, tool.profileTemplate, { ...access, ...tags })
}
