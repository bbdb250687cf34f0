import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import { arnOf } from '../../../evaluate/access/graph/arn-of.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { AccessFindingData } from '../../../store/schema.ts'
import type { Zone } from './external.ts'
import { type Found, resourceControlOf } from './found.ts'

/** Types that are shared by a list of accounts → what sharing allows. */
const shared: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Snapshot': ['ec2:CreateVolume', 'ec2:CopySnapshot'],
  'AWS::RDS::DBSnapshot': ['rds:CopyDBSnapshot', 'rds:RestoreDBInstanceFromDBSnapshot'],
  'AWS::RDS::DBClusterSnapshot': ['rds:CopyDBClusterSnapshot', 'rds:RestoreDBClusterFromSnapshot'],
}

/** Types that are shared or opened by other means than a policy. */
export const shareableTypes: readonly string[] = Object.keys(shared)

/** The type is shared or opened by other means than a policy. */
export function isShareable({ type }: Resource): boolean {
  return Object.hasOwn(shared, type)
}

/** Who outside of the zone of trust has access by lists of accounts, without a policy. */
export function externalBySharing(
  estate: Estate,
  zone: Zone,
  wanted: (resource: Resource) => boolean,
): readonly Found[] {
  return estate.resources.filter(wanted).flatMap((one) => sharedWith(one, zone, estate))
}

function sharedWith(resource: Resource, zone: Zone, estate: Estate): readonly Found[] {
  const { type, properties } = resource
  const action = Object.hasOwn(shared, type) ? shared[type] : undefined
  const given = properties['SharedWith']
  if (action === undefined || given === undefined) return []
  const base = baseOf(resource, arnOf(resource) ?? resource.id, estate)
  if (!Array.isArray(given)) return isUnknown(given) ? [undecided(base, 'sharing')] : []
  const id = estate.guardrails(base.account).organization?.id
  return given.map(String).flatMap((account) => {
    const inside = id !== undefined && estate.guardrails(account).organization?.id === id
    if (account === base.account || (zone === 'organization' && inside)) return []
    const isPublic = account === 'all'
    const principal = { AWS: isPublic ? '*' : account }
    const data = { ...base, isPublic, principal, action, condition: {} }
    return [{ data, about: [principal, {}, isPublic] }]
  })
}

type Base = Pick<
  AccessFindingData,
  'type' | 'resource' | 'resourceType' | 'account' | 'source' | 'resourceControl'
>

function baseOf(resource: Resource, arn: string, estate: Estate): Base {
  const account = resource.account ?? arn.split(':')[4] ?? ''
  return {
    type: 'ExternalAccess',
    resource: arn,
    resourceType: resource.type,
    account,
    resourceControl: resourceControlOf(estate, account),
  }
}

function undecided(base: Base, what: string): Found {
  const data = { ...base, condition: {}, error: `UNDECIDED: ${what} could not be read` }
  return { data, about: ['undecided', what] }
}
