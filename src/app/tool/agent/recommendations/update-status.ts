import { present } from '../../../../lib/present.ts'
import {
  lockAgentRecommendation,
  updateAgentRecommendation,
} from '../../../../store/agent-recommendations.ts'
import type { ToolContext } from '../../context.ts'
import { notFound } from '../../tool-error.ts'
import { writeAs } from '../../write.ts'
import { touch } from '../trail.ts'
import { findRecommendation } from './find.ts'

/** What people decide about a recommendation; later generations keep it. A reason belongs to its decision only. */
export async function updateRecommendationStatus(
  context: ToolContext,
  arn: string,
  status: string,
  updateReason: string | undefined,
): Promise<void> {
  await findRecommendation(context, arn, 'contribute')
  await writeAs(context, 'UpdateAgentRecommendationStatus', arn, async (tx) => {
    const row = await lockAgentRecommendation(tx, arn)
    if (row === undefined) throw notFound('AGENT_RECOMMENDATION', arn)
    const { check, bundle, advice, feedback, createdBy } = row.data
    const kept = { check, bundle, advice, createdBy, ...present({ feedback, updateReason }) }
    const data = { ...kept, ...touch(context) }
    await updateAgentRecommendation(tx, arn, row.version, { status, data })
  })
}
