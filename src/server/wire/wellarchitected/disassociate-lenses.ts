import { disassociateLenses } from '../../../app/tool/workloads/disassociate-lenses.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DisassociateLenses'> = async (input, context) => {
  await disassociateLenses(context, input.WorkloadId, input.LensAliases)
  return {}
}
