import type { Resource } from '../../../model/resource.ts'
import { isUnknown } from '../../../model/unknown.ts'
import type { Exposure } from './exposure.ts'
import type { Guarded } from './resource-policies.ts'

/** Canned ACLs that let in everybody, or everybody with an AWS account. Source: Amazon S3 user guide, "Canned ACL". */
const publicAcls: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['PublicRead', ['s3:ListBucket']],
  ['AuthenticatedRead', ['s3:ListBucket']],
  ['PublicReadWrite', ['s3:ListBucket', 's3:PutObject']],
])

/**
 * Whom the ACL of a bucket lets in. It counts unless the owner of the bucket owns every object, or the bucket or its account ignores
 * public ACLs. Source: Amazon S3 user guide, "Controlling ownership of objects" and "Blocking public access".
 */
export function aclExposures(target: Guarded): readonly Exposure[] {
  const { resource } = target
  const { AccessControl: acl } = resource.properties
  if (resource.type !== 'AWS::S3::Bucket' || acl === undefined) return []
  const actions = publicAcls.get(acl) ?? []
  if (actions.length === 0 && !isUnknown(acl)) return []
  const stops = [ownerOwns(resource), isIgnored(target)]
  if (stops.includes(true)) return []
  const doubt = isUnknown(acl) ? 'the ACL could not be read' : stops.find((stop) => stop !== false)
  const base = { target, principal: 'anyone', actions, conditions: [], acl: true as const }
  return typeof doubt === 'string'
    ? [{ ...base, reach: 'unknown', reason: doubt }]
    : [{ ...base, reach: 'public' }]
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
