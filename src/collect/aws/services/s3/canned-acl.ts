import type { Grant } from '@aws-sdk/client-s3'

const groups = 'http://acs.amazonaws.com/groups/'
const everyone = `${groups}global/AllUsers`
const authenticated = `${groups}global/AuthenticatedUsers`
const logDelivery = `${groups}s3/LogDelivery`

export type CannedAcl =
  | 'Private'
  | 'PublicRead'
  | 'PublicReadWrite'
  | 'AuthenticatedRead'
  | 'LogDeliveryWrite'

/**
 * The canned ACL that says at least as much as the grants say to groups: the most open one that some grant needs.
 * A right to read or write the ACL itself is worth writing. Grants to single accounts have no canned name.
 * Source: Amazon S3 user guide, access control list overview.
 */
export function cannedAcl(grants: readonly Grant[]): CannedAcl {
  const to = (group: string) =>
    grants.filter((grant) => grant.Grantee?.URI === group).map((grant) => grant.Permission)
  const forAll = to(everyone)
  if (forAll.some((permission) => permission !== 'READ')) return 'PublicReadWrite'
  if (forAll.length > 0) return 'PublicRead'
  const forAuthenticated = to(authenticated)
  if (forAuthenticated.some((permission) => permission !== 'READ')) return 'PublicReadWrite'
  if (forAuthenticated.length > 0) return 'AuthenticatedRead'
  return to(logDelivery).length > 0 ? 'LogDeliveryWrite' : 'Private'
}
