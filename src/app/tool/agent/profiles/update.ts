import { present } from '../../../../lib/present.ts'
import { lockAgentProfile, updateAgentProfile } from '../../../../store/agent-profiles.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { touch } from '../trail.ts'
import { checkPillars } from './check-pillars.ts'
import type { NewAgentProfile } from './create.ts'
import { describeProfile } from './describe.ts'
import { findOwnProfile } from './find-own.ts'

type Changeable = Omit<NewAgentProfile, 'name' | 'tags'>
export type AgentProfileChange = { [Key in keyof Changeable]?: Changeable[Key] | undefined }

/** Replaces the members given. */
export async function updateAgentProfileOf(
  context: ToolContext,
  arn: string,
  change: AgentProfileChange,
) {
  await findOwnProfile(context, arn, 'own')
  checkPillars(change.pillars ?? [])
  const changed = {
    displayName: change.displayName,
    description: change.description,
    businessOverview: change.businessOverview,
    pillars: change.pillars,
    deletionProtection: change.deletionProtection,
    executionRoleArn: change.executionRoleArn,
    aggregationConfiguration: change.aggregationConfiguration,
  }
  return writeAs(context, 'UpdateAgentProfile', arn, async (tx) => {
    const before = await lockAgentProfile(tx, arn)
    if (before === undefined) throw notFound('AGENT_PROFILE', arn)
    const data = { ...before.data, ...present(changed), ...touch(context) }
    const after = await updateAgentProfile(tx, arn, before.version, { data })
    if (typeof after === 'string') throw notFound('AGENT_PROFILE', arn)
    return describeProfile({ db: tx }, after)
  })
}
