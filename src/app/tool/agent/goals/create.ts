import { present } from '../../../../lib/present.ts'
import { insertAgentGoal, listAgentGoals } from '../../../../store/agent-goals.ts'
import { lockAgentProfile } from '../../../../store/agent-profiles.ts'
import type { AgentPillar } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { conflict, notFound, quotaExceeded } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { asUuid } from '../ids.ts'
import { checkPillars } from '../profiles/check-pillars.ts'
import { findOwnProfile } from '../profiles/find-own.ts'
import { writerOf } from '../trail.ts'
import { describeGoal } from './describe.ts'

/** Goals of a profile. */
export const goalLimit = 10

export interface NewAgentGoal {
  readonly title: string
  readonly description?: string | undefined
  readonly pillars: readonly AgentPillar[]
}

/** Adds a goal to a profile. Recommendations of a generation that names it carry its title. */
export async function createAgentGoal(
  context: ToolContext,
  profileArn: string,
  given: NewAgentGoal,
) {
  const { id: profile } = await findOwnProfile(context, profileArn, 'contribute')
  const { title, description, pillars } = given
  checkPillars(pillars)
  const id = asUuid(context.newId())
  return writeAs(context, 'CreateAgentGoal', profile, async (tx) => {
    if ((await lockAgentProfile(tx, profile)) === undefined)
      throw notFound('AGENT_PROFILE', profile)
    if ((await listAgentGoals(tx, profile, { limit: goalLimit })).items.length >= goalLimit)
      throw quotaExceeded(
        `The agent profile has ${goalLimit} goals, the most there can be.`,
        'L-agent-goals',
        { type: 'AGENT_GOAL' },
      )
    const data = { ...present({ title, description, pillars }), createdBy: writerOf(context) }
    const row = await insertAgentGoal(tx, { id, profile, data })
    if (row === 'exists') throw conflict(`A goal ${id} exists already.`, 'AGENT_GOAL', id)
    return describeGoal(row)
  })
}
