import {
  deleteProfile as deleteRow,
  getProfile,
  isProfileUsed,
  retireProfile,
} from '../../../store/profiles.ts'
import { deleteSharesOf } from '../../../store/shares.ts'
import { deleteTagsOf } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { conflict, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { findProfile } from './find-profile.ts'

/**
 * Deletes a profile and ends its shares. Workloads that use it keep their priorities and get a notification until the
 * profile is disassociated.
 */
export async function deleteProfile(context: ToolContext, arn: string): Promise<void> {
  const { row } = await findProfile(context, arn, 'own')
  await writeAs(context, 'DeleteProfile', arn, async (tx) => {
    const fresh = await getProfile(tx, row.id)
    if (fresh === undefined) throw notFound('PROFILE', arn)
    await deleteSharesOf(tx, 'profile', row.id)
    await deleteTagsOf(tx, arn)
    const used = await isProfileUsed(tx, arn)
    const gone = used ? await retireProfile(tx, fresh) : await deleteRow(tx, row.id)
    if (typeof gone === 'string')
      throw conflict('The profile was changed at the same time. Try again.', 'PROFILE', arn)
  })
}
