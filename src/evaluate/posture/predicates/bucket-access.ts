import type { Facts } from '../../../model/facts.ts'
import { accountType, type Resource } from '../../../model/resource.ts'
import { unknown } from '../../../model/unknown.ts'
import { isPublic } from './policy-public.ts'
import { and, holds, not, or, type Truth } from './truth.ts'
import { read } from './value.ts'

/** The four switches of S3's public access block. */
export const blocks = [
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
] as const
type Block = (typeof blocks)[number]

/** Whether a bucket or account has one switch on. */
export function hasBlock(resource: Resource, block: Block): Truth {
  return holds(read(resource, `PublicAccessBlockConfiguration.${block}`), (v) => v === true)
}

/**
 * Whether a switch is on for a bucket, by its own setting or by that of its account. A template or plan that switches it
 * off is judged by that: an account setting that nobody sees there excuses nothing.
 */
export function isBlocked(bucket: Resource, facts: Facts, block: Block): Truth {
  const own = hasBlock(bucket, block)
  if (own === true) return true
  if (bucket.stack !== undefined) {
    const declared = facts.all(accountType, bucket)[0]
    return declared !== undefined && hasBlock(declared, block) === true ? true : own
  }
  const account = facts.find(accountType, bucket.account, bucket)
  if (account !== undefined) return or(own, hasBlock(account, block))
  const seen = facts.seen(accountType, bucket)
  return seen === true ? own : or(own, seen)
}

/** The defaults that stop a declared policy or ACL are those of new buckets: older ones have neither. */
const older = unknown(
  'unresolved',
  'AWS refuses this for a new bucket and obeys it for an older one',
)

/** What stops an access; where only a default of the source does, nobody knows. */
function stops(bucket: Resource, property: string, stopped: Truth): Truth {
  return stopped === true && bucket.origins?.[`/${property}`] === 'default' ? older : stopped
}

/** Whether the policy of a bucket lets anyone in and no switch stops it. */
export function opensByPolicy(bucket: Resource, facts: Facts): Truth {
  const open = isPublic(read(bucket, 'ResourcePolicy'))
  return open === false
    ? false
    : and(open, not(reallyBlocked(bucket, facts, 'RestrictPublicBuckets')))
}

function reallyBlocked(bucket: Resource, facts: Facts, block: Block): Truth {
  return stops(bucket, 'PublicAccessBlockConfiguration', isBlocked(bucket, facts, block))
}

const publicAcls = new Set<unknown>(['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'])

/** Whether the ACL of a bucket lets anyone in and nothing makes it ineffective. */
export function opensByAcl(bucket: Resource, facts: Facts): Truth {
  const open = holds(read(bucket, 'AccessControl'), (v) => publicAcls.has(v))
  if (open === false) return false
  const disabled = stops(bucket, 'OwnershipControls', hasAclsDisabled(bucket))
  const effective = and(open, not(disabled))
  return effective === false
    ? false
    : and(effective, not(reallyBlocked(bucket, facts, 'IgnorePublicAcls')))
}

/** Whether ACLs are switched off: the owner of the bucket owns every object. */
export function hasAclsDisabled(bucket: Resource): Truth {
  return holds(
    read(bucket, 'OwnershipControls.Rules.0.ObjectOwnership'),
    (v) => v === 'BucketOwnerEnforced',
  )
}
