import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { AclGrant as Grant } from '../evaluate/layers/s3-settings.ts'
import type { Exposure } from './exposure.ts'
import type { Guarded } from './resource-policies.ts'

/** A grant to a group that anybody can be in. */
export type AclGrant = Grant & { readonly permission: 'READ' | 'WRITE' }

const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers'
const read = { grantee: everybody, permission: 'READ' } as const
const withAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'

/** Canned ACLs that let in everybody, or everybody with an AWS account. Source: Amazon S3 user guide, "Canned ACL". */
const publicAcls: ReadonlyMap<unknown, readonly AclGrant[]> = new Map([
  ['PublicRead', [read]],
  ['AuthenticatedRead', [{ ...read, grantee: withAccount }]],
  ['PublicReadWrite', [read, { ...read, permission: 'WRITE' }]],
])
const actionsOf = { READ: 's3:ListBucket', WRITE: 's3:PutObject' } as const

/** What the ACL of a bucket grants to everybody for certain, and why nobody knows whether it does. */
export interface PublicAcl {
  readonly grants: readonly AclGrant[]
  readonly doubt?: string
}

/**
 * Whom the ACL of a bucket lets in. It counts unless the owner of the bucket owns every object, or the bucket or its account ignores
 * public ACLs. Source: Amazon S3 user guide, "Controlling ownership of objects" and "Blocking public access".
 */
export function readPublicAcl(target: Guarded): PublicAcl {
  const { resource } = target
  const { AccessControl: acl } = resource.properties
  if (resource.type !== 'AWS::S3::Bucket' || acl === undefined) return { grants: [] }
  const grants = publicAcls.get(acl) ?? []
  if (grants.length === 0 && !isUnknown(acl)) return { grants }
  const stops = [ownerOwns(resource), isIgnored(target)]
  if (stops.includes(true)) return { grants: [] }
  const doubt = isUnknown(acl) ? 'the ACL could not be read' : stops.find((stop) => stop !== false)
  return typeof doubt === 'string' ? { grants, doubt } : { grants }
}

/** The same as what is exposed. */
export function aclExposures(target: Guarded): readonly Exposure[] {
  const { grants, doubt } = readPublicAcl(target)
  if (grants.length === 0 && doubt === undefined) return []
  const actions = grants.map(({ permission }) => actionsOf[permission])
  const base = { target, principal: 'anyone', actions, conditions: [], acl: true as const }
  return doubt === undefined
    ? [{ ...base, reach: 'public' }]
    : [{ ...base, reach: 'unknown', reason: doubt }]
}

/** Whether something stops the access, or why nobody knows. */
type Stop = boolean | string

const older = 'AWS refuses a public ACL for a new bucket and obeys it for an older one'

function ownerOwns(bucket: Resource): Stop {
  const { OwnershipControls: controls } = bucket.properties
  if (isUnknown(controls)) return 'whether ACLs are switched off could not be read'
  if (!JSON.stringify(controls ?? {}).includes('"BucketOwnerEnforced"')) return false
  return bucket.origins?.['/OwnershipControls'] === 'default' ? older : true
}

function isIgnored({ resource, s3, accountBlock }: Guarded): Stop {
  if (s3?.accountPublicAccessBlock?.ignorePublicAcls === true) return true
  const property = 'PublicAccessBlockConfiguration'
  const own = resource.properties[property]
  if (s3?.bucketPublicAccessBlock?.ignorePublicAcls === true)
    return resource.origins?.[`/${property}`] === 'default' ? older : true
  return isUnknown(own) || accountBlock === 'unknown'
    ? 'the public access block could not be read'
    : false
}
