import { accountType, regionType } from '../../../../model/resource.ts'
import type { Check } from '../../../../model/check.ts'
import type { PlanItem } from '../../../../model/plan.ts'
import {
  lockAgentRecommendation,
  insertAgentRecommendation,
  listAgentRecommendations,
  updateAgentRecommendation,
} from '../../../../store/agent-recommendations.ts'
import type { Tx } from '../../../../store/db.ts'
import { all } from '../../../../store/page.ts'
import type {
  AgentGenerationData,
  AgentGenerationRow,
  AgentRecommendationData,
} from '../../../../store/schema.ts'
import { recommendationArn } from '../ids.ts'
import { advise } from './advise.ts'

export interface Found {
  /** The bundle, or what of the accounts was read. */
  readonly subject: string
  readonly root: string
  /** Of the generation. */
  readonly type: AgentGenerationData['type']
  readonly plan: readonly PlanItem[]
  /** Whether no finding of its check means that a recommendation is done. */
  readonly settles: (data: AgentRecommendationData) => boolean
  /** Titles. */
  readonly goals: readonly string[]
}

/**
 * Records what a generation found. A recommendation of the same subject and check goes on: its status, the reason for it
 * and the feedback stay as people left them. What is no longer found is closed, where silence proves something.
 */
export async function recordRecommendations(
  tx: Tx,
  generation: AgentGenerationRow,
  { subject: bundle, root, type, plan, settles, goals }: Found,
): Promise<void> {
  const kept = new Set<string>()
  for (const item of plan) {
    const { check } = item
    if (check === undefined) continue
    const id = recommendationArn(generation.profile, bundle, check.id)
    kept.add(id)
    const advice = advise({ item, check, root, goals })
    const saved = { id, type: typeOf(check, type), check: check.id, bundle, advice }
    await save(tx, generation, saved)
  }
  const before = await listAgentRecommendations(tx, generation.profile, { state: 'OPEN' }, all)
  for (const { id, version, data } of before.items)
    if (data.bundle === bundle && !kept.has(id) && settles(data))
      await updateAgentRecommendation(tx, id, version, { state: 'CLOSED' })
}

type Saved = Pick<AgentGenerationRow, 'id'> & {
  readonly type: string
  readonly check: string
  readonly bundle: string
  readonly advice: ReturnType<typeof advise>
}

async function save(tx: Tx, generation: AgentGenerationRow, saved: Saved): Promise<void> {
  const { id, type, check, bundle, advice } = saved
  const before = await lockAgentRecommendation(tx, id)
  const createdBy = generation.data.createdBy
  const data = { createdBy, ...before?.data, check, bundle, advice }
  const fresh = { generation: generation.id, type, state: 'OPEN', data }
  if (before !== undefined) await updateAgentRecommendation(tx, id, 'any', fresh)
  else {
    const place = { profile: generation.profile, pillar: 'SECURITY', status: 'ACTIVE' }
    await insertAgentRecommendation(tx, { id, ...place, ...fresh })
  }
}

/** ARCHITECTURE: what an account needs, or how several resources are put together. RESOURCE: settings of one. */
function typeOf(
  { resource, relates = [] }: Check,
  generation: AgentGenerationData['type'],
): 'APPLICATION' | 'ARCHITECTURE' | 'RESOURCE' {
  if (generation === 'APPLICATION') return 'APPLICATION'
  const wide = resource === accountType || resource === regionType
  return wide || relates.length > 0 ? 'ARCHITECTURE' : 'RESOURCE'
}
