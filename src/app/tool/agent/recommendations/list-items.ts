import type { ToolContext } from '../../context.ts'
import { pageThrough } from '../../page.ts'
import { describeTrail } from '../trail.ts'
import { findRecommendation } from './find.ts'

/** The resources that a recommendation is about; recommendations are never about other recommendations. */
export async function listRecommendationItems(
  context: ToolContext,
  arn: string,
  type: string | undefined,
) {
  const row = await findRecommendation(context, arn, 'read')
  const known = type === undefined || type === 'AWS_RESOURCE' ? row.data.advice.items : []
  const { items, nextToken } = pageThrough(known, context.page, ({ id }) => id)
  const trail = describeTrail(row.created, row.data)
  return {
    items: items.map(({ id, metadata }) =>
      Object.assign({ id, recommendationArn: arn, type: 'AWS_RESOURCE' as const, metadata }, trail),
    ),
    nextToken,
  }
}
