import type { Collected } from '../model/collected.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { mergeSnapshots } from './merge-snapshots.ts'
import { untakenParameters } from './untaken-parameters.ts'

/** One source as a person names it on the command line or in plinth.yaml. */
export type SourceRequest =
  | { readonly kind: 'cloudformation' | 'terraform' | 'snapshot'; readonly path: string }
  | { readonly kind: 'sample' }
  | {
      readonly kind: 'aws'
      readonly profile?: string
      readonly endpointUrl?: string
      readonly assumeRoleArn?: string
      readonly externalId?: string
    }

export interface GatherOptions {
  /** Account that templates and plans are for, where known. */
  readonly account?: string
  readonly regions: readonly string[]
  /** Values for template parameters. */
  readonly parameters: Readonly<Record<string, string>>
  /** Clock in milliseconds; stamps what is read from files. */
  readonly now: number
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

export interface Progress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** Reads every source, in the order given, into one snapshot. A source that fails leaves diagnostics; the others are read. */
export async function gather(
  requests: readonly SourceRequest[],
  options: GatherOptions,
): Promise<Snapshot> {
  const parts: Snapshot[] = []
  const declared: string[] = []
  for (const [index, request] of requests.entries()) {
    const name = 'path' in request ? request.path : request.kind
    options.onProgress?.({ stage: `reading ${name}`, done: index, total: requests.length })
    parts.push(await read(request, options, declared))
  }
  const merged = mergeSnapshots(parts, options.now)
  const untaken = requests.some((r) => r.kind === 'cloudformation')
    ? untakenParameters(options.parameters, declared)
    : []
  return { ...merged, diagnostics: [...merged.diagnostics, ...untaken] }
}

/** @param declared gets the names of the parameters that a template declares */
async function read(
  request: SourceRequest,
  options: GatherOptions,
  declared: string[],
): Promise<Snapshot> {
  switch (request.kind) {
    case 'aws':
      return asSnapshot(await collectLive(request, options), options.now)
    case 'sample': {
      const { sampleSnapshot } = await import('./sample/sample-snapshot.ts')
      return sampleSnapshot()
    }
    case 'snapshot': {
      const { readSnapshot } = await import('../collect/snapshot/read-snapshot.ts')
      return readSnapshot(request.path)
    }
    case 'terraform': {
      const { collectTerraform } = await import('../collect/terraform/collect-terraform.ts')
      return asSnapshot(await collectTerraform(request.path, place(options)), options.now)
    }
    case 'cloudformation': {
      const { collectCloudFormation } =
        await import('../collect/cloudformation/collect-cloudformation.ts')
      const { parameters } = options
      const { parameters: names = [], ...collected } = await collectCloudFormation(request.path, {
        ...place(options),
        parameters,
      })
      declared.push(...names)
      return asSnapshot(collected, options.now)
    }
  }
}

async function collectLive(
  request: Extract<SourceRequest, { kind: 'aws' }>,
  { regions, onProgress, signal }: GatherOptions,
): Promise<Collected> {
  const { collectAws } = await import('../collect/aws/collect-aws.ts')
  return collectAws({
    ...request,
    ...(regions.length > 0 && { regions }),
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onProgress: ({ done, total, service, region }) =>
        onProgress({ stage: region === undefined ? service : `${service} ${region}`, done, total }),
    }),
  })
}

/** The account and Region that templates and plans are for: only a single Region can be meant. */
function place({ account, regions }: GatherOptions): { account?: string; region?: string } {
  const [region] = regions
  return {
    ...(account !== undefined && { account }),
    ...(region !== undefined && regions.length === 1 && { region }),
  }
}

function asSnapshot(collected: Collected, now: number): Snapshot {
  const { source, ...rest } = collected
  const stamp = new Date(now).toISOString()
  return { started: stamp, ended: stamp, sources: [source], ...rest }
}
