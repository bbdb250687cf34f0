import { getWorkload } from '../../../app/tool/workloads/get.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetWorkload'> = async (input, context) => ({
  Workload: await getWorkload(context, input.WorkloadId),
})
