import { present } from '../../../../lib/present.ts'
import { insertAgentProfile, listAgentProfiles } from '../../../../store/agent-profiles.ts'
import type { AgentProfileData } from '../../../../store/schema.ts'
import { putTags } from '../../../../store/tags.ts'
import type { ToolContext } from '../../context.ts'
import { requireRole } from '../../permissions.ts'
import { checkTags } from '../../tags/check-tags.ts'
import { conflict, quotaExceeded } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { agentProfileArn } from '../ids.ts'
import { writerOf } from '../trail.ts'
import { checkPillars } from './check-pillars.ts'
import { describeProfile } from './describe.ts'

/** Profiles of an account in a Region. */
export const profileLimit = 10

export interface NewAgentProfile {
  readonly name: string
  readonly displayName?: string | undefined
  readonly description?: string | undefined
  readonly businessOverview?: string | undefined
  readonly pillars: AgentProfileData['pillars']
  readonly deletionProtection?: boolean | undefined
  readonly executionRoleArn: string
  readonly aggregationConfiguration: AgentProfileData['aggregationConfiguration']
  readonly tags?: readonly { readonly key: string; readonly value: string }[] | undefined
}

/** Creates a profile; its name is unique in the account and Region and becomes part of its ARN. */
export async function createAgentProfile(context: ToolContext, given: NewAgentProfile) {
  requireRole(context, 'own')
  const { caller, db } = context
  const tags = Object.fromEntries((given.tags ?? []).map(({ key, value }) => [key, value]))
  checkTags(tags)
  checkPillars(given.pillars)
  const { account, region } = caller
  const arn = agentProfileArn(context, given.name)
  const known = await listAgentProfiles(db, account, region, { limit: profileLimit })
  if (known.items.length >= profileLimit && !known.items.some(({ id }) => id === arn))
    throw quotaExceeded(
      `The account ${account} has ${profileLimit} agent profiles in ${region}, the most there can be.`,
      'L-agent-profiles',
      { type: 'AGENT_PROFILE' },
    )
  const { name, pillars, executionRoleArn, aggregationConfiguration } = given
  return writeAs(context, 'CreateAgentProfile', arn, async (tx) => {
    const data = {
      ...present({
        displayName: given.displayName,
        description: given.description,
        businessOverview: given.businessOverview,
      }),
      pillars,
      deletionProtection: given.deletionProtection ?? false,
      executionRoleArn,
      aggregationConfiguration,
      createdBy: writerOf(context),
    }
    const added = await insertAgentProfile(tx, { id: arn, account, region, name, data })
    if (added === 'exists')
      throw conflict(`An agent profile named ${name} exists already.`, 'AGENT_PROFILE', arn)
    await putTags(tx, arn, tags)
    return describeProfile({ db: tx }, added)
  })
}
