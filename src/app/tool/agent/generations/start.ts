import { present } from '../../../../lib/present.ts'
import {
  findUnfinishedGeneration,
  insertAgentGeneration,
} from '../../../../store/agent-generations.ts'
import { lockAgentProfile } from '../../../../store/agent-profiles.ts'
import { listAgentContexts } from '../../../../store/agent-contexts.ts'
import { all } from '../../../../store/page.ts'
import type { AgentGenerationData, AgentProfileRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { conflict, invalid } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { checkApplications } from '../accounts/applications.ts'
import { targetsOf } from '../accounts/targets.ts'
import { asUuid } from '../ids.ts'
import { requireOwnProfile } from '../profiles/find-own.ts'
import { writerOf } from '../trail.ts'
import { readBundleUri } from './bundle-uri.ts'
import { summariseGeneration } from './describe.ts'
import { queueGeneration } from './queue.ts'
import { checkScope } from './scope.ts'
import { takeUp } from './take-up.ts'

type Scope = AgentGenerationData['scope']

export interface GenerationRequest {
  readonly types: readonly string[]
  readonly name?: string | undefined
  readonly additionalContext?: unknown
  readonly scope: { readonly pillars: Scope['pillars'] } & {
    readonly [Key in 'goalIds' | 'items']?: Scope[Key] | undefined
  }
}

/**
 * Queues a review: of a bundle of templates or plans, of the accounts of the profile, or of what belongs to its
 * applications in them. A profile has one at a time; the answer comes before the review.
 * @throws ToolError validation for what cannot be reviewed, access-denied for accounts that the operator does not let
 * the server read, conflict while another one of the profile runs
 */
export async function startGeneration(
  context: ToolContext,
  profileArn: string,
  { types, name, additionalContext, ...request }: GenerationRequest,
) {
  const [type, ...more] = types
  const profile = await requireOwnProfile(context, profileArn, 'contribute')
  if (type === undefined || more.length > 0)
    throw refused('types', 'A generation is of one type: ARCHITECTURE, RESOURCE or APPLICATION.')
  const subject =
    type === 'RESOURCE' || type === 'APPLICATION'
      ? await requireAccounts(context, profile, type, additionalContext)
      : { additionalContext: { s3Uri: readBundleUri(additionalContext) } }
  const { pillars, goalIds, items } = request.scope
  const scope = { pillars, ...present({ goalIds, items }) }
  await checkScope(context, profile, scope)
  const id = asUuid(context.newId())
  const data = {
    ...present({ name }),
    ...subject,
    scope,
    attempts: 0,
    stepsCompleted: 0,
    createdBy: writerOf(context),
  }
  const started = await writeAs(
    context,
    'StartAgentRecommendationGeneration',
    profile.id,
    async (tx) => {
      await lockAgentProfile(tx, profile.id)
      const running = await findUnfinishedGeneration(tx, profile.id)
      if (running !== undefined) return { running }
      const row = await insertAgentGeneration(tx, {
        id,
        profile: profile.id,
        status: 'QUEUED',
        data,
      })
      if (row === 'exists') throw conflict('The generation exists.', 'AGENT_GENERATION', id)
      return { row }
    },
  )
  if (started.row === undefined) {
    takeUp(context, started.running)
    throw conflict(
      `The generation ${started.running.id} of the agent profile has not ended; one runs at a time.`,
      'AGENT_GENERATION',
      started.running.id,
    )
  }
  queueGeneration(context, id)
  return summariseGeneration(started.row)
}

/** Refuses at once what could only fail later. */
async function requireAccounts(
  { db, accountReader }: ToolContext,
  profile: AgentProfileRow,
  type: 'RESOURCE' | 'APPLICATION',
  additionalContext: unknown,
) {
  if (additionalContext !== undefined)
    throw refused('additionalContext', 'Only the type ARCHITECTURE takes an additionalContext.')
  targetsOf(profile, accountReader)
  if (type === 'APPLICATION')
    checkApplications((await listAgentContexts(db, profile.id, all)).items)
  return { type }
}

function refused(name: string, message: string): Error {
  return invalid(message, { name, message })
}
