import { listLensNotifications } from '../../../app/tool/notifications/list-lens.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListNotifications'> = async (input, context) => {
  const filter = { workload: input.WorkloadId, template: input.ResourceArn }
  const { items, nextToken } = await listLensNotifications(context, filter)
  return {
    NotificationSummaries: items.map(({ notification }) => notification),
    NextToken: nextToken,
  }
}
