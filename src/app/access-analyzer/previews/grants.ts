import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import type { AccessFindingData } from '../../../store/schema.ts'
import type { Zone } from '../analyse/external.ts'
import { type Found, resourceControlOf } from '../analyse/found.ts'
import type { Configuration } from './configured.ts'

interface Place {
  readonly arn: string
  readonly type: string
  readonly account: string
}

/** Groups of Amazon S3 that hold everybody, or everybody with an account. */
const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/

/** What ACLs of a bucket and grants of a key allow beyond the zone of trust, by a configuration of the API. */
export function grantedBesides(
  configuration: Configuration,
  place: Place,
  estate: Estate,
  zone: Zone,
): readonly Found[] {
  const { s3Bucket, kmsKey } = configuration
  if (s3Bucket !== undefined) return byAcl(s3Bucket as Configuration, place, estate)
  if (kmsKey === undefined) return []
  const grants = (kmsKey as Configuration)['grants']
  return (Array.isArray(grants) ? grants : []).flatMap((grant: Configuration) =>
    byGrant(grant, place, estate, zone),
  )
}

function byAcl(bucket: Configuration, place: Place, estate: Estate): readonly Found[] {
  const { bucketAclGrants: grants, bucketPublicAccessBlock: block } = bucket
  const own = (block as Configuration | undefined)?.['ignorePublicAcls'] === true
  const ignored = own || estate.guarded.some((one) => one.arn === place.arn && ignoresAcls(one))
  return (Array.isArray(grants) ? grants : []).flatMap((grant: Configuration) => {
    const { uri, id } = (grant['grantee'] ?? {}) as Configuration
    const isPublic = typeof uri === 'string' && everybody.test(uri)
    if ((isPublic && ignored) || (!isPublic && typeof id !== 'string')) return []
    const principal = isPublic ? { AWS: '*' } : { CanonicalUser: String(id) }
    const action = [`s3:ACL:${String(grant['permission'])}`]
    const base = { isPublic, principal, action, source: 'BUCKET_ACL' as const }
    return [found(place, estate, base)]
  })
}

function ignoresAcls({ s3 }: Estate['guarded'][number]): boolean {
  return s3?.accountPublicAccessBlock?.ignorePublicAcls === true
}

function byGrant(grant: Configuration, place: Place, estate: Estate, zone: Zone): readonly Found[] {
  const grantee = String(grant['granteePrincipal'])
  const account = grantee.startsWith('arn:') ? (grantee.split(':')[4] ?? '') : ''
  if (account === place.account || grantee.endsWith('.amazonaws.com')) return []
  const id = estate.guardrails(place.account).organization?.id
  const inside = id !== undefined && estate.guardrails(account).organization?.id === id
  if (zone === 'organization' && inside) return []
  const operations = grant['operations']
  const action = (Array.isArray(operations) ? operations : []).map((one) => `kms:${String(one)}`)
  return [found(place, estate, { isPublic: false, principal: { AWS: grantee }, action })]
}

function found(place: Place, estate: Estate, more: Partial<AccessFindingData>): Found {
  const data: AccessFindingData = {
    type: 'ExternalAccess',
    resource: place.arn,
    resourceType: place.type,
    account: place.account,
    condition: {},
    resourceControl: resourceControlOf(estate, place.account),
    ...more,
  }
  return { data, about: ['granted', data.principal, data.source, data.action] }
}
