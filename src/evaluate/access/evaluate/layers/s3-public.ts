import type { Condition, Policy, Statement } from '../../policy/policy.ts'
import { parseRange } from '../../condition/ip.ts'

/** Keys that tie a statement to somebody when their values are fixed. */
const tying = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:userid',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
])

const positive = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
  'Bool',
  'IpAddress',
])

/**
 * Whether S3 counts a bucket policy as public: it allows everyone, and no condition ties the statement to fixed values.
 * Source: Amazon S3 user guide, "The meaning of public".
 */
export function isPublicForS3({ statements, unresolved }: Policy): boolean {
  return unresolved !== undefined || statements.some(isPublicStatement)
}

function isPublicStatement({ effect, principal, conditions }: Statement): boolean {
  if (effect === 'Deny' || principal === undefined) return false
  const everyone =
    principal.negated ||
    principal.principals.some(({ type, value }) => value === '*' && type !== 'Federated')
  return everyone && !conditions.some(ties)
}

function ties({ operator, set, ifExists, key, values, unresolved }: Condition): boolean {
  if (!positive.has(operator) || ifExists || set === 'ForAllValues') return false
  if (unresolved !== undefined || values.length === 0) return false
  if (key === 'aws:sourceip') return values.every(isNarrow)
  if (!tying.has(key)) return false
  return values.every((value) => isFixed(key, value))
}

function isFixed(key: string, value: string): boolean {
  if (value.includes('${')) return false
  if (key === 'aws:userid') return /^[A-Z0-9]{16,}:/.test(value) || !/[*?]/.test(value)
  if (key === 's3:dataaccesspointarn') return /^arn:[^:*?]+:s3:[^:]*:\d{12}:/.test(value)
  return !/[*?]/.test(value)
}

/** S3 takes IPv4 ranges wider than /8 and IPv6 ranges wider than /32 for everyone. */
function isNarrow(value: string): boolean {
  const range = parseRange(value)
  return range !== undefined && range.prefix >= (range.version === 4 ? 8 : 32)
}
