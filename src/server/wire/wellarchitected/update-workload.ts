import { updateWorkload } from '../../../app/tool/workloads/update.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateWorkload'> = async ({ WorkloadId, ...change }, context) => ({
  Workload: await updateWorkload(context, WorkloadId, change),
})
