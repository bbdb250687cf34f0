import { constantOf } from './configuration.ts'
import type { Instance } from './instances.ts'
import { own, ownList, ownText } from './json.ts'
import type { World } from './world.ts'

/** Account and Region of resources, from what the file says and what the caller says of the file. */
export interface Places {
  readonly account?: string
  readonly region?: string
  of(instance: Instance): { readonly account?: string; readonly region?: string }
}

interface Known {
  readonly account?: string
  readonly region?: string
}

/**
 * How to place resources. Nearest word wins: the resource's own ARN or attribute, its provider's configuration, what
 * the caller says, and last what all ARNs of the file agree on.
 */
export function placesOf(world: World, options: Known): Places {
  const byProvider = providersOf(world)
  const common = commonOf(world)
  const account = options.account ?? only(byProvider, 'account') ?? common.account
  const region =
    options.region ?? byProvider.get('aws')?.region ?? only(byProvider, 'region') ?? common.region
  return {
    ...definedOf(account, region),
    of: (instance) => {
      const own = ownPlace(instance)
      const key = providerKey(world, instance)
      const provider = byProvider.get(key)
      // A module that only constrains the version of a provider uses that of its caller.
      const caller = byProvider.get(key.slice(key.lastIndexOf(':') + 1))
      return definedOf(
        own.account ?? provider?.account ?? caller?.account ?? account,
        own.region ?? provider?.region ?? caller?.region ?? region,
      )
    },
  }
}

function definedOf(account: string | undefined, region: string | undefined): Known {
  return { ...(account !== undefined && { account }), ...(region !== undefined && { region }) }
}

/** What a resource says of itself. */
function ownPlace({ values }: Instance): Known {
  const fromArn = arnPlace(ownText(values, 'arn'))
  const zone = /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(ownText(values, 'availability_zone') ?? '')
  return definedOf(
    fromArn.account,
    ownText(values, 'region') ?? fromArn.region ?? zone?.[1] ?? undefined,
  )
}

function arnPlace(arn: string | undefined): Known {
  const [scheme, , , region, account] = arn?.split(':', 5) ?? []
  if (scheme !== 'arn') return {}
  return definedOf(
    account !== undefined && /^\d{12}$/.test(account) ? account : undefined,
    region === '' ? undefined : region,
  )
}

function providersOf(world: World): ReadonlyMap<string, Known> {
  const places = new Map<string, Known>()
  const { configuration } = world
  for (const [key, provider] of Object.entries(configuration?.providers ?? {})) {
    if (configuration === undefined || ownText(provider, 'name') !== 'aws') continue
    const module = ownText(provider, 'module_address') ?? ''
    const expressions = own(provider, 'expressions')
    const constant = (expression: unknown) => constantOf(configuration, module, expression)
    const region = constant(own(expressions, 'region'))
    const allowed = [constant(own(expressions, 'allowed_account_ids'))].flat()
    const role = constant(own(ownList(expressions, 'assume_role')[0], 'role_arn'))
    const account =
      allowed.length === 1 && typeof allowed[0] === 'string'
        ? allowed[0]
        : arnPlace(typeof role === 'string' ? role : undefined).account
    places.set(key, definedOf(account, typeof region === 'string' ? region : undefined))
  }
  for (const instance of world.instances) {
    if (instance.mode !== 'data') continue
    const key = providerKey(world, instance)
    const before = places.get(key)
    if (instance.type === 'aws_caller_identity')
      places.set(
        key,
        definedOf(before?.account ?? ownText(instance.values, 'account_id'), before?.region),
      )
    // `name` asks for another Region than that of the provider; only `id` without it is the provider's own.
    if (instance.type === 'aws_region') {
      const region = ownText(instance.values, 'region') ?? ownText(instance.values, 'name')
      places.set(key, definedOf(before?.account, before?.region ?? region))
    }
  }
  return places
}

function providerKey(world: World, instance: Instance): string {
  const key = ownText(world.blockOf(instance), 'provider_config_key') ?? 'aws'
  if (world.configuration !== undefined && Object.hasOwn(world.configuration.providers, key))
    return key
  return key.slice(key.lastIndexOf(':') + 1)
}

/** What all providers agree on. */
function only(places: ReadonlyMap<string, Known>, part: 'account' | 'region'): string | undefined {
  const all = new Set([...places.values()].flatMap((p) => p[part] ?? []))
  const [first] = all
  return all.size === 1 ? first : undefined
}

/** What all ARNs of the file agree on. */
function commonOf(world: World): Known {
  const accounts = new Set<string>()
  const regions = new Set<string>()
  for (const { mode, type, values } of world.instances) {
    if (mode !== 'managed' || !type.startsWith('aws_')) continue
    const { account, region } = arnPlace(ownText(values, 'arn'))
    if (account !== undefined) accounts.add(account)
    if (region !== undefined) regions.add(region)
  }
  const [account] = accounts
  const [region] = regions
  return definedOf(
    accounts.size === 1 ? account : undefined,
    regions.size === 1 ? region : undefined,
  )
}
