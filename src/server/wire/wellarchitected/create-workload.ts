import { createWorkload } from '../../../app/tool/workloads/create.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CreateWorkload'> = async (input, context) => {
  const { id, arn } = await createWorkload(context, input)
  return { WorkloadId: id, WorkloadArn: arn }
}
