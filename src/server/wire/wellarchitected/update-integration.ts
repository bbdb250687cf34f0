import { syncWithJira } from '../../../app/tool/jira/sync.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'UpdateIntegration'> = (input, context) =>
  syncWithJira(context, input.WorkloadId)
