import { isUnknown } from '../../../../model/unknown.ts'
import type { RequestScope } from '../../request/request-scope.ts'
import type { PublicAccessBlock, S3Settings } from './s3-settings.ts'

/** A setting counts when the organisation, the account or the bucket turns it on. */
export function effectiveBlock(settings: S3Settings | undefined): PublicAccessBlock {
  const levels = [
    settings?.organizationPublicAccessBlock,
    settings?.accountPublicAccessBlock,
    settings?.bucketPublicAccessBlock,
  ]
  const on = (name: keyof PublicAccessBlock) => levels.some((level) => level?.[name] === true)
  return {
    blockPublicAcls: on('blockPublicAcls'),
    ignorePublicAcls: on('ignorePublicAcls'),
    blockPublicPolicy: on('blockPublicPolicy'),
    restrictPublicBuckets: on('restrictPublicBuckets'),
  }
}

const writesAcl = new Set([
  's3:putbucketacl',
  's3:putobject',
  's3:putobjectacl',
  's3:putobjectversionacl',
])
const publicAcl = new Set(['public-read', 'public-read-write', 'authenticated-read'])

/** BlockPublicAcls refuses calls that bring a public ACL along. */
export function bringsPublicAcl(scope: RequestScope): boolean {
  if (!writesAcl.has(scope.action)) return false
  const given = scope.lookup('s3:x-amz-acl')
  if (given !== undefined && !isUnknown(given) && given.some((acl) => publicAcl.has(acl)))
    return true
  return grantHeaders.some((key) => {
    const value = scope.lookup(key)
    return (
      value !== undefined &&
      !isUnknown(value) &&
      value.some((text) => /\b(?:AllUsers|AuthenticatedUsers)\b/.test(text))
    )
  })
}

const grantHeaders = [
  's3:x-amz-grant-full-control',
  's3:x-amz-grant-read',
  's3:x-amz-grant-write',
  's3:x-amz-grant-read-acp',
  's3:x-amz-grant-write-acp',
]
