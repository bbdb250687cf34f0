import { splitArn } from '../../match/arn.ts'
import { parseRange } from '../../condition/ip.ts'

/** Whether a value of a condition names somebody in particular, so that not just anybody meets it. */
export type IsFixed = (value: string) => boolean

/** Neither a wildcard nor a variable. */
export const literal: IsFixed = (value) => !/[*?]/.test(value) && !value.includes('${')

/** An ARN with its account written out: all that match it are of one owner. */
const ownedArn: IsFixed = (value) => literal(value) || /^\d{12}$/.test(splitArn(value)?.[4] ?? '')

/** One organisation, whatever the unit. */
const inOrganization: IsFixed = (value) => literal(value) || /^o-[a-z0-9]+\/[^$]*$/.test(value)

/** A principal by its id, whatever the session. */
const byId: IsFixed = (value) => literal(value) || /^[A-Z0-9]{4,}:[^$]*$/.test(value)

/**
 * Condition keys that say who calls or from where, by lower-cased name. A statement for everybody is not public when it fixes one
 * of them. Source: Amazon S3 user guide, "The meaning of public", which Access Analyzer follows for other services; keys of
 * further services from their own guides.
 */
export const trustedKeys: ReadonlyMap<string, IsFixed> = new Map<string, IsFixed>([
  ['aws:principalarn', ownedArn],
  ['aws:principalaccount', literal],
  ['aws:principalorgid', literal],
  ['aws:principalorgpaths', inOrganization],
  ['aws:userid', byId],
  ['aws:sourcearn', ownedArn],
  ['aws:sourceaccount', literal],
  ['aws:sourceowner', literal],
  ['aws:sourceorgid', literal],
  ['aws:sourceorgpaths', inOrganization],
  ['aws:sourcevpc', literal],
  ['aws:sourcevpce', literal],
  ['aws:sourcevpcarn', ownedArn],
  ['aws:vpceaccount', literal],
  ['aws:vpceorgid', literal],
  ['aws:vpceorgpaths', inOrganization],
  ['s3:dataaccesspointaccount', literal],
  ['s3:dataaccesspointarn', ownedArn],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', literal],
  ['elasticfilesystem:accesspointarn', ownedArn],
  ['elasticfilesystem:accessedviamounttarget', (value) => value.toLowerCase() === 'true'],
  ['lambda:sourcefunctionarn', ownedArn],
])

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
  .map(parseRange)
  .filter((range) => range !== undefined)

/** Ranges narrower than these are somebody's; private ones are too, however wide. */
const widest = { 4: 8, 6: 32 } as const

/** Whether a range of addresses is not open to just anybody. */
export const isFixedRange: IsFixed = (value) => {
  const range = parseRange(value)
  if (range === undefined) return false
  if (range.prefix >= widest[range.version]) return true
  return privateRanges.some(
    ({ version, address, prefix }) =>
      version === range.version && prefix <= range.prefix && address === range.address,
  )
}
