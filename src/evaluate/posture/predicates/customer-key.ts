import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import type { Truth } from './truth.ts'

const keyType = 'AWS::KMS::Key'
const unlisted = unknown('not-collected', 'who manages the key')

/**
 * Whether a key setting names a KMS key of the customer, for services that only show a key when one was chosen.
 * Aliases `aws/…` are keys that AWS manages.
 */
export function namesCustomerKey(key: unknown): Truth {
  if (isUnknown(key)) return key
  if (typeof key !== 'string' || key === '') return false
  return !key.startsWith('alias/aws/') && !key.includes(':alias/aws/')
}

/**
 * The same for services that also show the ARN of a key that AWS manages: it is the customer's when the snapshot lists
 * it, or when it belongs to another account.
 */
export function isCustomerKey(key: unknown, near: Resource, facts: Facts): Truth {
  const named = namesCustomerKey(key)
  if (named !== true) return named
  const found = facts.find(keyType, key, near)
  if (found !== undefined) return found.facts?.['KeyManager'] !== 'AWS'
  const text = String(key)
  if (text.includes('${') || text.includes('alias/')) return true
  const owner = text.split(':', 5)[4]
  if (owner !== undefined && near.account !== undefined && owner !== near.account) return true
  const seen = facts.seen(keyType, near)
  if (seen !== true) return seen
  return owner === undefined ? unlisted : false
}
