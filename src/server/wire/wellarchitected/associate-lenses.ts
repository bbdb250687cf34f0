import { associateLenses } from '../../../app/tool/workloads/associate-lenses.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'AssociateLenses'> = async (input, context) => {
  await associateLenses(context, input.WorkloadId, input.LensAliases)
  return {}
}
