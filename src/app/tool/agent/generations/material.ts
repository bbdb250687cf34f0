import type { Resource } from '../../../../model/resource.ts'
import type { Snapshot } from '../../../../model/snapshot.ts'
import type { Workload } from '../../../../model/workload.ts'
import type {
  AgentAdvice,
  AgentContextRow,
  AgentGenerationData,
  AgentProfileRow,
} from '../../../../store/schema.ts'
import type { AccountReader, ReadOptions } from '../accounts/account-reader.ts'
import { belongsToAny } from '../accounts/applications.ts'
import { readAccounts } from '../accounts/read-accounts.ts'
import { targetsOf } from '../accounts/targets.ts'
import { openBundle } from './open-bundle.ts'
import { readBundle } from './read-bundle.ts'

/** What a generation reviews. */
export interface Material {
  /** What recommendations are about: the same in every generation of it. */
  readonly subject: string
  /** What file names are relative to. */
  readonly root: string
  readonly workload: Workload
  readonly read: (options: ReadOptions) => Promise<{
    readonly snapshot: Snapshot
    readonly partly?: string
  }>
  /** Whether the generation is about a resource that was read. */
  readonly concerns: (resource: Resource) => boolean
  /** Once it was read: whether silence about an item means that it is gone or mended. */
  readonly covers: (item: AgentAdvice['items'][number]) => boolean
  readonly close: () => Promise<void>
}

interface Given {
  readonly profile: AgentProfileRow
  readonly contexts: readonly AgentContextRow[]
  readonly reader: AccountReader | undefined
}

/**
 * Opens what a generation asks for.
 * @throws GenerationProblem or ToolError when it cannot
 */
export async function openMaterial(
  { type, additionalContext }: AgentGenerationData,
  given: Given,
): Promise<Material> {
  if (type !== undefined) return openAccounts(type, given)
  // A bundle that is none ends the generation with that.
  return openBundled(additionalContext?.s3Uri ?? '', given)
}

/** Contexts say where a bundle goes. */
async function openBundled(uri: string, { profile, contexts }: Given): Promise<Material> {
  const bundle = await openBundle(uri)
  const contents = contexts.map(({ data }) => data.content)
  const workload = {
    ...describeWorkload(profile, contexts),
    accounts: [...new Set(contents.flatMap(({ accountIds }) => accountIds ?? []))],
    regions: [...new Set(contents.flatMap(({ regions }) => regions ?? []))],
  }
  return {
    subject: uri,
    root: bundle.root,
    workload,
    read: ({ now }) => readBundle(bundle, workload, now),
    concerns: () => true,
    covers: () => true,
    close: bundle.close,
  }
}

/** RESOURCE is about all that the accounts have, APPLICATION about what the contexts say. */
function openAccounts(
  type: 'RESOURCE' | 'APPLICATION',
  { profile, contexts, reader }: Given,
): Material {
  const targets = targetsOf(profile, reader)
  let covers: Material['covers'] = () => false
  return {
    subject: type === 'APPLICATION' ? 'applications' : 'accounts',
    root: '/',
    workload: { ...describeWorkload(profile, contexts), accounts: [], regions: [] },
    read: async (options) => {
      // `targetsOf` lets nothing pass without a reader.
      if (reader === undefined) throw new Error('There is no reader of accounts.')
      const read = await readAccounts(targets, reader, options)
      covers = read.covers
      return read
    },
    concerns: type === 'APPLICATION' ? belongsToAny(contexts) : () => true,
    covers: (item) => covers(item),
    close: async () => {},
  }
}

/** Contexts also say whether anything of it is more than a test. */
function describeWorkload({ name, data }: AgentProfileRow, contexts: readonly AgentContextRow[]) {
  const onlyTests =
    contexts.length > 0 &&
    contexts.every((context) => context.data.content.criticality === 'TEST_DEVELOPMENT')
  return {
    name: data.displayName ?? name,
    environment: onlyTests ? ('preproduction' as const) : ('production' as const),
  }
}
