import { all } from '../../../store/page.ts'
import { getProfile } from '../../../store/profiles.ts'
import type { ProfileRow, WorkloadRow } from '../../../store/schema.ts'
import { getWorkload, listWorkloads } from '../../../store/workloads.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { authorise, requireRole, targetsOf } from '../permissions.ts'
import { isDeleted } from '../profiles/find-profile.ts'
import { narrowTo } from './narrow-to.ts'

/**
 * Workloads of the caller whose profile has newer answers or was deleted. Nothing is stored: a notification is there
 * exactly as long as its cause.
 * @param workload narrows to one workload
 */
export async function listProfileNotifications(context: ToolContext, workload?: string) {
  requireRole(context, 'read')
  const profiles = new Map<string, ProfileRow | undefined>()
  const items = []
  for (const row of await workloadsOf(context, workload))
    for (const { arn, version } of row.data.profiles ?? []) {
      if (!profiles.has(arn))
        profiles.set(arn, await getProfile(context.db, parseToolArn(arn)?.id ?? ''))
      const item = describe(row, arn, version, profiles.get(arn))
      if (item !== undefined) items.push(item)
    }
  return pageThrough(items, context.page, (item) => `${item.WorkloadId} ${item.ProfileArn}`)
}

function describe(
  { id, name }: WorkloadRow,
  arn: string,
  version: string,
  profile: ProfileRow | undefined,
) {
  const deleted = profile === undefined || isDeleted(profile)
  if (!deleted && profile.current === version) return undefined
  return {
    Type: deleted ? ('PROFILE_DELETED' as const) : ('PROFILE_ANSWERS_UPDATED' as const),
    CurrentProfileVersion: version,
    LatestProfileVersion: profile?.current,
    ProfileArn: arn,
    ProfileName: profile?.name,
    WorkloadId: id,
    WorkloadName: name,
  }
}

async function workloadsOf(
  context: ToolContext,
  id: string | undefined,
): Promise<readonly WorkloadRow[]> {
  const { db, caller } = context
  if (id !== undefined) {
    const found = await getWorkload(db, id)
    const access = authorise(context, 'workload', found, 'read', id)
    return [(await narrowTo('WorkloadId', access)).row]
  }
  const { account, region } = caller
  const viewer = { account, region, targets: targetsOf(caller) }
  return (await listWorkloads(db, viewer, all)).items
}
