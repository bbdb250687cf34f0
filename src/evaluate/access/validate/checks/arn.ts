import { partitionOf, partitions } from '../../catalogue/regions.ts'
import {
  isPublicResource,
  isUnlistedResource,
  isUnlistedService,
} from '../../catalogue/unlisted.ts'
import { type ArnPattern, arnPatterns, globsMeet } from '../arn-patterns.ts'
import type { CheckContext, PolicyCheck } from '../check.ts'
import type { Place, Text } from '../document.ts'
import { partOf } from '../places.ts'
import { show } from './structure.ts'

/** ARNs of `Resource` and `NotResource`, field by field: arn:partition:service:region:account:resource. */
export const arn: PolicyCheck = {
  codes: [
    'INVALID_ARN_PREFIX',
    'MISSING_ARN_FIELD',
    'INVALID_PARTITION',
    'INVALID_SERVICE',
    'INVALID_ARN_SERVICE_CASE',
    'WILDCARD_IN_SERVICE_NAME',
    'INVALID_ARN_REGION',
    'MISSING_ARN_REGION',
    'ARN_REGION_NOT_ALLOWED',
    'INVALID_ARN_ACCOUNT',
    'MISSING_ARN_ACCOUNT',
    'ARN_ACCOUNT_NOT_ALLOWED',
    'INVALID_ARN_RESOURCE',
  ],
  resource(value, _, context) {
    const { text } = value
    if (/^\*+$/.test(text) || text.startsWith('${')) return
    if (!text.startsWith('arn:')) {
      context.report('INVALID_ARN_PREFIX', value, `${show(text)} is no ARN: it begins with arn:.`)
      return
    }
    const fields = splitArn(text)
    if (fields.length < 6) {
      context.report(
        'MISSING_ARN_FIELD',
        value,
        'An ARN has six fields: arn:partition:service:region:account:resource.',
      )
      return
    }
    checkFields(value, fields, context)
  },
}

interface Field {
  readonly text: string
  readonly start: number
}

/** The six fields; colons inside `${…}` separate nothing. */
function splitArn(text: string): readonly Field[] {
  const fields: Field[] = []
  let start = 0
  let inside = false
  for (let at = 0; at < text.length && fields.length < 5; at++) {
    if (text.startsWith('${', at)) inside = true
    else if (text[at] === '}') inside = false
    else if (text[at] === ':' && !inside) {
      fields.push({ text: text.slice(start, at), start })
      start = at + 1
    }
  }
  return [...fields, { text: text.slice(start), start }]
}

/** Wildcards and variables may stand for anything. */
const isOpen = (text: string) => /[*?]|\$\{/.test(text)

function checkFields(value: Text, fields: readonly Field[], context: CheckContext): void {
  const { document, report } = context
  const [, partition, service, region, account, resource] = fields
  if (!partition || !service || !region || !account || !resource) return
  const at = (field: Field): Place =>
    field.text === '' ? value : partOf(document, value, field.start, field.text.length)
  if (!isOpen(partition.text) && !partitions.includes(partition.text))
    report(
      'INVALID_PARTITION',
      at(partition),
      `There is no partition ${show(partition.text)}: ${partitions.slice(0, 3).join(', ')} are some.`,
    )
  if (!isOpen(region.text) && region.text !== '' && partitionOf(region.text) === undefined)
    report('INVALID_ARN_REGION', at(region), `There is no Region ${show(region.text)}.`)
  if (
    !isOpen(account.text) &&
    !/^(?:\d{12}|aws|aws-managed|aws-marketplace|cloudfront|third-party|)$/.test(account.text)
  )
    report(
      'INVALID_ARN_ACCOUNT',
      at(account),
      `${show(account.text)} is no account: it has 12 digits.`,
    )
  const known = checkService(service, at(service), context)
  if (known === undefined || isUnlistedResource(service.text, resource.text)) return
  if (resource.text === '') {
    report('INVALID_ARN_RESOURCE', value, `The ARN names no resource of ${service.text}.`)
    return
  }
  const patterns = candidates(known, resource.text, context)
  if (patterns === undefined) return
  if (patterns.length > 0) checkPlace(fields, at, patterns, context)
  else
    report(
      'INVALID_ARN_RESOURCE',
      at(resource),
      `${service.text} has no resources whose ARN ends like this.`,
    )
}

/** @returns the patterns that the resource may be of, `undefined` when that costs too much to find out */
function candidates(
  known: readonly ArnPattern[],
  resource: string,
  { spend }: CheckContext,
): readonly ArnPattern[] | undefined {
  const glob = resource.replaceAll(/\$\{[^}]*\}?/g, '*')
  const head = glob.slice(0, Math.max(0, glob.search(/[*?]|$/)))
  const near = known.filter(
    (pattern) => head.startsWith(pattern.head) || pattern.head.startsWith(head),
  )
  if (!/[*?]/.test(glob)) return near.filter((pattern) => pattern.matches(glob))
  const cost = near.reduce((sum, pattern) => sum + pattern.resource.length * glob.length, 0)
  return spend(cost) ? near.filter((pattern) => globsMeet(pattern.resource, glob)) : undefined
}

/** @returns the patterns of the service, `undefined` when there is nothing more to check */
function checkService(
  service: Field,
  place: Place,
  { catalogue, report }: CheckContext,
): readonly ArnPattern[] | undefined {
  const { text } = service
  if (isOpen(text)) {
    if (!text.includes('${'))
      report(
        'WILDCARD_IN_SERVICE_NAME',
        place,
        'Name the service: the wildcard also matches services to come.',
      )
    return undefined
  }
  const folded = text.toLowerCase()
  const patterns = arnPatterns(folded, catalogue)
  const exists =
    patterns !== undefined || catalogue.service(folded) !== undefined || isUnlistedService(folded)
  if (!exists) {
    report('INVALID_SERVICE', place, `There is no service ${show(text)}.`)
    return undefined
  }
  if (folded !== text) {
    report('INVALID_ARN_SERVICE_CASE', place, `Services are written in lower case: ${folded}.`)
    return undefined
  }
  return patterns
}

const none: Field = { text: '', start: 0 }

function checkPlace(
  fields: readonly Field[],
  at: (field: Field) => Place,
  patterns: readonly ArnPattern[],
  { report }: CheckContext,
): void {
  const [, , { text: service } = none, region = none, account = none, resource = none] = fields
  if (region.text === '' && patterns.every((pattern) => pattern.region))
    report(
      'MISSING_ARN_REGION',
      at(region),
      `Resources of ${service} are in a Region: name it, or say *.`,
    )
  else if (
    region.text !== '' &&
    !isOpen(region.text) &&
    !patterns.some((pattern) => pattern.region)
  )
    report(
      'ARN_REGION_NOT_ALLOWED',
      at(region),
      `ARNs of ${service} have no Region here: leave it empty.`,
    )
  if (account.text === '' && patterns.every((pattern) => pattern.account)) {
    if (isPublicResource(service, resource.text)) return
    report(
      'MISSING_ARN_ACCOUNT',
      at(account),
      `Resources of ${service} belong to an account: name it, or say *.`,
    )
  } else if (
    account.text !== '' &&
    !isOpen(account.text) &&
    !patterns.some((pattern) => pattern.account)
  )
    report(
      'ARN_ACCOUNT_NOT_ALLOWED',
      at(account),
      `ARNs of ${service} have no account here: leave it empty.`,
    )
}
