import { listProfileNotifications } from '../../../app/tool/notifications/list-profile.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ListProfileNotifications'> = async (input, context) => {
  const { items, nextToken } = await listProfileNotifications(context, input.WorkloadId)
  return { NotificationSummaries: [...items], NextToken: nextToken }
}
