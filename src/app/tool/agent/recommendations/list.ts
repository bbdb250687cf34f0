import {
  listAgentRecommendations,
  type RecommendationFilter,
} from '../../../../store/agent-recommendations.ts'
import type { ToolContext } from '../../context.ts'
import { readPage } from '../../store-page.ts'
import { findOwnProfile } from '../profiles/find-own.ts'
import { applicationsOf } from './applications.ts'
import { summariseRecommendation } from './describe.ts'

/** Recommendations of a profile in the order in which they were first made. */
export async function listRecommendations(
  context: ToolContext,
  profileArn: string,
  { state, pillar }: Pick<RecommendationFilter, 'state' | 'pillar'>,
) {
  const profile = await findOwnProfile(context, profileArn, 'read')
  const { items, nextToken } = await readPage(context, (request) =>
    listAgentRecommendations(context.db, profile.id, { state, pillar }, request),
  )
  const applications = await applicationsOf(context, profile.id)
  return { items: items.map((row) => summariseRecommendation(row, applications)), nextToken }
}
