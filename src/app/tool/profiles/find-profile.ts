import { getProfile } from '../../../store/profiles.ts'
import type { ProfileRow } from '../../../store/schema.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { type Access, authorise, type Need } from '../permissions.ts'

export interface FoundProfile {
  readonly row: ProfileRow
  readonly access: Access
}

/** A profile that the caller may read or own. @throws ToolError not-found or access-denied */
export async function findProfile(
  context: ToolContext,
  arn: string,
  need: Need = 'read',
): Promise<FoundProfile> {
  const parsed = parseToolArn(arn)
  const found = parsed?.kind === 'profile' ? await getProfile(context.db, parsed.id) : undefined
  const present = found?.arn === arn && !isDeleted(found) ? found : undefined
  const { row, ...access } = await authorise(context, 'profile', present, need, arn)
  return { row, access }
}

/** Deleted, and kept for the workloads that still use it. */
export function isDeleted({ data }: ProfileRow): boolean {
  return data['deleted'] === true
}

/** What a workload keeps of a profile that is associated now: the version does not change by itself. */
export function associationOf({ arn, current }: ProfileRow): {
  readonly arn: string
  readonly version: string
} {
  return { arn, version: current }
}
