import { present } from '../../../../lib/present.ts'
import {
  lockAgentRecommendation,
  updateAgentRecommendation,
} from '../../../../store/agent-recommendations.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { writerOf } from '../trail.ts'
import { findRecommendation } from './find.ts'

export interface Feedback {
  readonly type: 'USEFUL' | 'NOT_USEFUL'
  readonly feedbackCategory?: string | undefined
  readonly comments?: string | undefined
}

/** Replaces what was said of a recommendation; later generations keep it. */
export async function putRecommendationFeedback(
  context: ToolContext,
  arn: string,
  { type, feedbackCategory, comments }: Feedback,
): Promise<void> {
  await findRecommendation(context, arn, 'contribute')
  await writeAs(context, 'PutAgentRecommendationFeedback', arn, async (tx) => {
    const row = await lockAgentRecommendation(tx, arn)
    if (row === undefined) throw notFound('AGENT_RECOMMENDATION', arn)
    const by = { by: writerOf(context), at: context.now }
    const feedback = { type, ...present({ category: feedbackCategory, comments }), ...by }
    await updateAgentRecommendation(tx, arn, row.version, { data: { ...row.data, feedback } })
  })
}
