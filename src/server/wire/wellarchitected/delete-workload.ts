import { deleteWorkload } from '../../../app/tool/workloads/delete.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'DeleteWorkload'> = async (input, context) => {
  await deleteWorkload(context, input.WorkloadId)
  return {}
}
