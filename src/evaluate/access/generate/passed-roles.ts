import type { CloudTrailEvent } from '../../../model/cloudtrail-event.ts'
import { prefixOf } from './event-actions.ts'
import type { EventCatalog } from './event-catalog.ts'

export interface PassedRole {
  readonly arn: string
  /** `iam:PassedToService`. */
  readonly service: string
}

const role = /^arn:[\w-]+:iam::\d{12}:role\/(?!aws-service-role\/)/
const looking = /^(Get|List|Describe|Delete|Tag|Untag)/
const none: readonly PassedRole[] = []

/** Whether a call could hand a role to a service: what only looks does not. */
export function mayPassRoles({ readOnly, eventName }: CloudTrailEvent): boolean {
  return readOnly !== true && !looking.test(eventName)
}

/**
 * Roles that a call handed to a service. `iam:PassRole` is no call of its own and never logged: whoever gives the ARN
 * of a role to a service that is to use it must be allowed to pass it. Source: IAM user guide, PassRole.
 * @param arns those among the parameters of the event
 */
export function passedRoles(
  event: CloudTrailEvent,
  arns: readonly string[],
  events: EventCatalog,
): readonly PassedRole[] {
  if (arns.length === 0 || !mayPassRoles(event)) return none
  const roles = arns.filter((arn) => role.test(arn))
  if (roles.length === 0) return none
  const service = events.passedTo(prefixOf(events, event.eventSource))
  return service === undefined ? none : roles.map((arn) => ({ arn, service }))
}
