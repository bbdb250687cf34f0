import { join } from 'node:path'
import { invalid } from '../../tool-error.ts'

const form = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([^\s\\:]{1,1024})$/
const path = 'additionalContext.s3Uri'

/**
 * The bundle that a generation is about.
 * @param additionalContext as the caller gave it: `{ s3Uri: 's3://bucket/key' }`
 * @throws ToolError validation when there is none, or its key is no path below a bucket
 */
export function readBundleUri(additionalContext: unknown): string {
  const uri =
    typeof additionalContext === 'object' &&
    additionalContext !== null &&
    's3Uri' in additionalContext
      ? additionalContext.s3Uri
      : undefined
  if (typeof uri !== 'string')
    throw refused('An architecture generation needs the bundle to review: s3Uri as a string.')
  if (pathOf(uri) === undefined)
    throw refused(
      'The s3Uri must be s3://BUCKET/KEY, where KEY has no spaces, colons, backslashes, or empty, . or .. segments.',
    )
  return uri
}

/** Where a bundle lies below the folder of bundles: bucket, then key; `undefined` when it would leave the bucket. */
export function pathOf(uri: string): string | undefined {
  const [, bucket, key] = form.exec(uri) ?? []
  if (bucket === undefined || key === undefined || bucket.includes('..')) return undefined
  const segments = key.replace(/\/$/, '').split('/')
  // oxlint-disable-next-line no-control-regex
  const bad = segments.some((s) => s === '' || s === '.' || s === '..' || /[\u0000-\u001f]/.test(s))
  return bad ? undefined : join(bucket, ...segments)
}

function refused(message: string): Error {
  return invalid(message, { name: path, message })
}
