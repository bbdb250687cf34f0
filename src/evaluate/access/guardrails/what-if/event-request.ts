import { isIP } from 'node:net'
import type { CloudTrailEvent } from '../../../../model/cloudtrail-event.ts'
import { principalOfEvent } from '../../generate/principal-of-event.ts'
import type { Estate } from '../../graph/estate.ts'
import type { RequestContext } from '../../request/context.ts'
import type { Principal } from '../../request/principal.ts'
import { principalOfArn } from '../read-test-request.ts'

/**
 * Who made a logged call, as the evaluator wants it: the role of a session, the user, the root user, a service, or an account
 * of which the log tells no more.
 * @returns `undefined` when the log does not tell
 */
export function callerOf(
  event: CloudTrailEvent,
  estate: Estate,
  strangers: Strangers,
): Principal | undefined {
  const { userIdentity } = event
  const type = text(userIdentity?.type)
  if (type === 'AWSService') {
    const name = text(userIdentity?.invokedBy) ?? text(event.sourceIPAddress)
    return name?.includes('.amazonaws.com') === true
      ? { kind: 'service', serviceNames: [name] }
      : undefined
  }
  if (type === 'SAMLUser') return { kind: 'saml' }
  if (type === 'WebIdentityUser') return { kind: 'web-identity' }
  if (text(userIdentity?.accountId) === 'ANONYMOUS_PRINCIPAL') return { kind: 'anonymous' }
  const arn = text(principalOfEvent(event)) ?? text(userIdentity?.arn)
  const known = arn === undefined ? undefined : estate.identity(arn)
  if (known !== undefined) return known.principal
  const read = arn === undefined ? undefined : principalOfArn(arn)
  const account = read?.account ?? text(userIdentity?.accountId)
  if (account === undefined || !/^\d{12}$/.test(account)) return undefined
  const { organization, orgPaths } = estate.guardrails(account)
  return {
    kind: 'role',
    ...read,
    account,
    ...withOrganization(organization?.id, strangers),
    ...(orgPaths !== undefined && { orgPaths }),
  }
}

/** `told`: the organization is known, and who is not of it is of another or of none. */
export type Strangers = 'told' | 'unknown'

/** Not of our organization: whichever it is, no policy names it. */
const another = { orgId: 'o-another' }

function withOrganization(id: string | undefined, strangers: Strangers): { orgId?: string } {
  if (id !== undefined) return { orgId: id }
  return strangers === 'told' ? another : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 2048 ? value : undefined
}

const absent: readonly string[] = []

/** Whether the caller's keys come with a session that the log describes. */
interface SessionFacts {
  readonly attributes?: { readonly mfaAuthenticated?: unknown }
  readonly ec2RoleDelivery?: unknown
  readonly assumedRoot?: unknown
}

/**
 * The condition keys that a log tells. Everything else is unknown: a log does not hold what the caller did not have to say.
 * Source: CloudTrail record contents; IAM user guide, "AWS global condition context keys".
 */
export function contextOfEvent(event: CloudTrailEvent, passedTo?: string): RequestContext {
  const values = new Map<string, readonly string[]>()
  const set = (key: string, value: string | undefined): void => {
    if (value !== undefined) values.set(key, [value])
  }
  const { userIdentity, awsRegion, sourceIPAddress, vpcEndpointId } = event
  const via = text(userIdentity?.invokedBy)
  const service = text(userIdentity?.type) === 'AWSService'
  set('aws:requestedregion', text(awsRegion))
  set('iam:passedtoservice', passedTo)
  if (!service) {
    values.set('aws:calledvia', via === undefined ? absent : [via])
    const address = text(sourceIPAddress) ?? ''
    if (via !== undefined) values.set('aws:sourceip', absent)
    else if (isIP(address) > 0 && text(vpcEndpointId) === undefined) set('aws:sourceip', address)
    if (via === undefined && text(vpcEndpointId) === undefined) {
      values.set('aws:sourcevpce', absent)
      values.set('aws:sourcevpc', absent)
    }
  }
  if ('tlsDetails' in event) set('aws:securetransport', 'true')
  readSession(event, values)
  return { values, others: 'unknown' }
}

/** Long-term keys have no session, and with it neither MFA nor a way of delivery. */
function readSession(
  { userIdentity }: CloudTrailEvent,
  values: Map<string, readonly string[]>,
): void {
  const type = text(userIdentity?.type)
  const session = userIdentity?.sessionContext as SessionFacts | null | undefined
  const attributes = session?.attributes
  const told = text(attributes?.mfaAuthenticated)
  if (told !== undefined) values.set('aws:multifactorauthpresent', [told])
  else if (type === 'IAMUser' && session === undefined)
    values.set('aws:multifactorauthpresent', absent)
  const delivery = text(session?.ec2RoleDelivery)
  if (delivery !== undefined) values.set('ec2:roledelivery', [delivery])
  else if (type !== 'AssumedRole' || attributes !== undefined)
    values.set('ec2:roledelivery', absent)
  if (text(session?.assumedRoot) === 'true') values.set('aws:assumedroot', ['true'])
  else values.set('aws:assumedroot', absent)
}
