import { recommend } from '../../../app/access-analyzer/permissions/recommend.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GenerateFindingRecommendation'> = async (input, context) => {
  await recommend(context, input.analyzerArn, input.id)
  return {}
}
