import type { Collected } from '../../model/collected.ts'
import { accountType, regionType, type Resource } from '../../model/resource.ts'
import { checkEndpoint } from './check-endpoint.ts'
import { Clients } from './clients.ts'
import type { Collector } from './collector.ts'
import { collectors } from './collectors.generated.ts'
import { configuredRegion } from './configured-region.ts'
import { Contributions } from './contributions.ts'
import { credentialSource } from './credentials.ts'
import { describeFailure, readFailure } from './failure.ts'
import { Gaps } from './gaps.ts'
import { type Identity, identify } from './caller-identity.ts'
import type { Progress } from './progress.ts'
import { enabledRegions, homeRegion } from './regions.ts'
import { runUnits } from './run-units.ts'
import { Scheduler } from './scheduler.ts'
import { defaultTiming, type Timing } from './timing.ts'

export interface CollectAwsOptions {
  /** Of the shared configuration files. */
  readonly profile?: string
  /** Absent: every Region that the account has on. */
  readonly regions?: readonly string[]
  /** One endpoint for every service, e.g. of a simulator. */
  readonly endpointUrl?: string
  readonly assumeRoleArn?: string
  readonly externalId?: string
  /** Only these collectors; what the others would read is then not collected. */
  readonly services?: readonly string[]
  readonly timing?: Partial<Timing>
  readonly onProgress?: (progress: Progress) => void
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Reads one live account: every collector in every Region, read-only. Failures are gaps and unknowns in the result,
 * never missing resources that look like knowledge. Resources come sorted by type, Region and id.
 * @throws PlinthError when the endpoint is no URL
 */
export async function collectAws(options: CollectAwsOptions = {}): Promise<Collected> {
  const timing = { ...defaultTiming, ...options.timing }
  const signal = options.signal ?? new AbortController().signal
  checkEndpoint(options.endpointUrl)
  const gaps = new Gaps()
  const region = options.regions?.[0] ?? (await configuredRegion(options.profile))
  const credentials = await credentialSource({ ...options, region })
  const clients = new Clients(credentials, options.endpointUrl, new Scheduler(timing), timing)
  try {
    signal.throwIfAborted()
    let identity: Identity
    try {
      identity = await identify(clients, region, signal)
    } catch (error) {
      signal.throwIfAborted()
      return notAuthenticated(options, error)
    }
    const regions =
      options.regions?.toSorted() ?? (await enabledRegions(clients, identity, region, gaps, signal))
    const chosen = choose(options.services)
    const contributions = new Contributions(identity.account, regions, collectors, new Set(chosen))
    const resources: Resource[] = []
    const at = new Date().toISOString()
    await runUnits(
      { ...identity, regions, clients, contributions, gaps, resources, at },
      chosen,
      homeRegion(identity.partition),
      { timing, signal, onProgress: options.onProgress },
    )
    signal.throwIfAborted()
    resources.push(...contributions.resources(at))
    return {
      source: {
        kind: 'aws',
        name: identity.account,
        account: identity.account,
        regions,
        collected: collectedTypes(chosen, regions, gaps),
      },
      resources: sorted(resources),
      gaps: gaps.all(),
      diagnostics: [],
    }
  } finally {
    clients.close()
  }
}

function choose(services: readonly string[] | undefined): readonly Collector[] {
  return services === undefined
    ? collectors
    : collectors.filter((collector) => services.includes(collector.service))
}

/** Types that were listed to the end in at least one Region; gaps cover the others. */
function collectedTypes(
  chosen: readonly Collector[],
  regions: readonly string[],
  gaps: Gaps,
): readonly string[] {
  const types = new Set([accountType, regionType])
  for (const { scope, types: listed } of chosen)
    for (const type of listed) {
      const places = scope === 'global' ? [undefined] : regions
      if (places.some((place) => !gaps.hidden(type, place))) types.add(type)
    }
  return [...types].toSorted()
}

function sorted(resources: readonly Resource[]): readonly Resource[] {
  const keyed = resources.map(
    (resource) => [`${resource.type}\n${resource.region ?? ''}\n${resource.id}`, resource] as const,
  )
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, resource]) => resource)
}

function notAuthenticated(options: CollectAwsOptions, error: unknown): Collected {
  const failure = readFailure(error)
  const what = describeFailure(failure)
  const name = options.profile ?? options.assumeRoleArn ?? 'default credentials'
  const types = [accountType, regionType, ...collectors.flatMap((collector) => collector.types)]
  return {
    source: { kind: 'aws', name, collected: [] },
    resources: [],
    gaps: [
      {
        source: 'aws',
        operation: 'sts:GetCallerIdentity',
        reason: failure.reason,
        error: what,
        types: [...new Set(types)].toSorted(),
        hides: true,
      },
    ],
    diagnostics: [
      {
        code: 'aws-not-authenticated',
        severity: 'error',
        message: `AWS could not be read with ${name}: ${what}.`,
        help: 'Check that `aws sts get-caller-identity` works with the same profile, role and endpoint.',
      },
    ],
  }
}
