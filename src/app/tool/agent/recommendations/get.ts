import type { ToolContext } from '../../context.ts'
import { applicationsOf } from './applications.ts'
import { describeRecommendation } from './describe.ts'
import { findRecommendation } from './find.ts'

export async function getRecommendation(
  context: ToolContext,
  arn: string,
  remediationType: string | undefined,
) {
  const row = await findRecommendation(context, arn, 'read')
  return describeRecommendation(row, await applicationsOf(context, row.profile), remediationType)
}
