import { isUnknown } from '../../../model/unknown.ts'
import type { Block } from '../block.ts'
import { type Field, read } from '../fields.ts'

/** From the widest to the narrowest; the canned name nearest to a list of grants is the widest that one of them gives. */
const order = ['PublicReadWrite', 'PublicRead', 'AuthenticatedRead', 'LogDeliveryWrite', 'Private']

/** The canned ACL nearest to a list of grant blocks (`aws_s3_bucket.grant`, `aws_s3_bucket_acl…grant`). */
export function grants(name: string): Field {
  return (block) => {
    const blocks = block.blocks(name)
    if (isUnknown(blocks)) return blocks
    if (blocks.length === 0) return undefined
    const names: string[] = []
    for (const grant of blocks) {
      const one = isUnknown(grant) ? grant : nearest(grant)
      if (isUnknown(one)) return one
      names.push(one)
    }
    return order.find((canned) => names.includes(canned)) ?? 'Private'
  }
}

function nearest(grant: Block): string | ReturnType<Block['unresolved']> {
  const grantees = grant.blocks('grantee')
  if (isUnknown(grantees)) return grantees
  const [inner] = grantees
  if (isUnknown(inner)) return inner
  const uri = read('uri', inner ?? grant)
  if (isUnknown(uri)) return uri
  if (typeof uri !== 'string') return 'Private'
  if (grant.state('permission') === 'unknown') return grant.unresolved('permission')
  const permissions = [grant.known('permission'), grant.known('permissions')].flat()
  const writes = permissions.some((p) => p !== 'READ' && p !== 'READ_ACP' && typeof p === 'string')
  if (uri.endsWith('/global/AllUsers')) return writes ? 'PublicReadWrite' : 'PublicRead'
  if (uri.endsWith('/global/AuthenticatedUsers'))
    return writes ? 'PublicReadWrite' : 'AuthenticatedRead'
  return uri.endsWith('/s3/LogDelivery') ? 'LogDeliveryWrite' : 'Private'
}
