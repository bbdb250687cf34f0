import type { AgentPillar, AgentRecommendationRow } from '../../../../store/schema.ts'
import { describeTrail } from '../trail.ts'

const types = ['RESOURCE', 'ARCHITECTURE', 'APPLICATION'] as const
const statuses = ['ACTIVE', 'SUPPRESSED', 'COMPLETED'] as const
const states = ['OPEN', 'CLOSED'] as const
const pillar: AgentPillar = 'SECURITY'

/** A recommendation as lists show it. */
export function summariseRecommendation(
  row: AgentRecommendationRow,
  applications: readonly string[],
) {
  const { advice, updateReason } = row.data
  return {
    recommendationArn: row.id,
    profileArn: row.profile,
    generationId: row.generation,
    title: advice.title,
    description: advice.description,
    type: one(types, row.type),
    pillar,
    priority: advice.priority,
    impact: advice.impact,
    effort: advice.effort,
    status: one(statuses, row.status),
    state: one(states, row.state),
    ...(updateReason !== undefined && { updateReason }),
    roi: { detail: advice.roi },
    numberOfResources: advice.items.length,
    awsServices: advice.awsServices,
    applications,
    ...describeTrail(row.created, row.data),
  }
}

/** A recommendation with everything that is known of it. */
export function describeRecommendation(
  row: AgentRecommendationRow,
  applications: readonly string[],
  remediationType: string | undefined,
) {
  const { advice } = row.data
  const trail = describeTrail(row.created, row.data)
  return {
    ...summariseRecommendation(row, applications),
    impactDetails: advice.impactDetails,
    insights: advice.insights,
    highlights: advice.highlights,
    remediationSummary: { recommendation: advice.recommendation, steps: advice.steps },
    crossPillarBenefits: [],
    tradeOffs: advice.tradeOffs,
    sources: sourcesOf(row),
    goals: advice.goals.map((title) => ({ title })),
    remediations: advice.remediations
      .filter(({ type }) => remediationType === undefined || type === remediationType)
      .map(({ type, steps }) => Object.assign({ recommendationArn: row.id, type, steps }, trail)),
  }
}

/** Templates and plans come from the customer; accounts are read by the agent itself. */
function sourcesOf({ data }: AgentRecommendationRow) {
  const own = ['WELL_ARCHITECTED_AGENT' as const]
  return data.bundle.startsWith('s3://') ? [...own, 'CUSTOMER_IAC' as const] : own
}

/** The store keeps words of the API only. */
function one<Word extends string>(words: readonly Word[], word: string): Word {
  const found = words.find((each) => each === word)
  if (found === undefined) throw new Error(`The store holds a recommendation that is ${word}.`)
  return found
}
