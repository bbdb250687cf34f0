import { deleteAgentProfile, lockAgentProfile } from '../../../../store/agent-profiles.ts'
import { deleteTagsOf } from '../../../../store/tags.ts'
import type { ToolContext } from '../../context.ts'
import { conflict, notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { findOwnProfile } from './find-own.ts'

/** Deletes a profile with its goals, contexts, generations and recommendations, unless it is protected. */
export async function deleteAgentProfileOf(context: ToolContext, arn: string): Promise<void> {
  await findOwnProfile(context, arn, 'own')
  await writeAs(context, 'DeleteAgentProfile', arn, async (tx) => {
    const row = await lockAgentProfile(tx, arn)
    if (row === undefined) throw notFound('AGENT_PROFILE', arn)
    if (row.data.deletionProtection)
      throw conflict(
        `The agent profile ${row.name} is protected from deletion; turn deletionProtection off first.`,
        'AGENT_PROFILE',
        arn,
      )
    await deleteAgentProfile(tx, arn)
    await deleteTagsOf(tx, arn)
  })
}
