import { upgradeLensReview } from '../../../app/tool/reviews/upgrade.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpgradeLensReview'> = async (input, context) => {
  await upgradeLensReview(context, input)
  return {}
}
