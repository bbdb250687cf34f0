import { recommend } from '../../../app/access-analyzer/permissions/recommend.ts'
import type { Handler } from './handler.ts'
import { refuseAbsent } from './refuse-absent.ts'

export const handle: Handler<'GenerateFindingRecommendation'> = async (input, context) => {
  await refuseAbsent('id', () => recommend(context, input.analyzerArn, input.id))
  return {}
}
