import { listWorkloads } from '../../../app/tool/workloads/list.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListWorkloads'> = async (input, context) => {
  const { items, nextToken } = await listWorkloads(context, input.WorkloadNamePrefix)
  return { WorkloadSummaries: [...items], NextToken: nextToken }
}
