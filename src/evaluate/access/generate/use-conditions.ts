import type { EventCatalog } from './event-catalog.ts'
import { type Circumstance, mostCircumstances, type Use } from './use.ts'

/** A condition block of a policy: operator → key → values. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** More values than this say that it is no limit. */
const mostValues = 5

/**
 * The conditions that held for every use that was seen: the service a role was passed to, the service that called, the
 * VPC endpoint, and the Region where the resource does not name it.
 * @param resources of the statement
 */
export function useConditions(
  use: Use,
  resources: readonly string[],
  events: EventCatalog,
): ConditionBlock {
  const seen = use.circumstances
  if (seen.length === 0 || seen.length > mostCircumstances) return {}
  const block: Record<string, Record<string, readonly string[]>> = {}
  const limit = (operator: string, key: string, values: readonly string[] | undefined): void => {
    if (values !== undefined) (block[operator] ??= {})[key] = values
  }
  if (use.action.id === 'iam:PassRole')
    limit(
      'StringEquals',
      'iam:PassedToService',
      always(seen, ({ passedTo }) => passedTo),
    )
  else if (use.action.service === 'kms')
    limit('StringEquals', 'kms:ViaService', always(seen, viaService))
  else
    limit(
      'ForAnyValue:StringEquals',
      'aws:CalledVia',
      always(seen, ({ via }) => (via !== undefined && events.calledVia.has(via) ? via : undefined)),
    )
  limit(
    'StringEquals',
    'aws:SourceVpce',
    always(seen, ({ endpoint }) => endpoint),
  )
  if (resources.some(namesNoRegion) && !global.has(use.action.service))
    limit(
      'StringEquals',
      'aws:RequestedRegion',
      always(seen, ({ region }) => region),
    )
  return block
}

/** Services with one endpoint for the world: their calls are made in us-east-1, whatever the caller meant. */
const global = new Set([
  'iam',
  'sts',
  'organizations',
  'cloudfront',
  'route53',
  'route53domains',
  'support',
  'budgets',
  'ce',
  'cur',
  'health',
  'globalaccelerator',
  'shield',
  'waf',
  'trustedadvisor',
  'networkmanager',
  'account',
  'artifact',
  'importexport',
  'chatbot',
  'pricing',
])

function namesNoRegion(arn: string): boolean {
  return arn === '*' || arn.split(':')[3] === '' || arn.split(':')[3] === '*'
}

/** @returns the values, when every circumstance has one and they are few */
function always(
  seen: readonly Circumstance[],
  value: (one: Circumstance) => string | undefined,
): readonly string[] | undefined {
  const values = new Set<string>()
  for (const one of seen) {
    const found = value(one)
    if (found === undefined) return undefined
    values.add(found)
  }
  return values.size > mostValues ? undefined : [...values].toSorted()
}

/** `kms:ViaService` has the Region in it: `s3.eu-west-1.amazonaws.com`. */
function viaService({ via, region }: Circumstance): string | undefined {
  const service = /^([\w.-]+)\.amazonaws\.com$/.exec(via ?? '')?.[1]
  return service === undefined || region === undefined
    ? undefined
    : `${service}.${region}.amazonaws.com`
}
