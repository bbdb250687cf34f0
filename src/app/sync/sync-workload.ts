import { checkEndpoint } from '../../collect/aws/check-endpoint.ts'
import { credentialSource } from '../../collect/aws/credentials.ts'
import type { Serve } from '../../collect/aws/tool/in-process-handler.ts'
import { openTool } from '../../collect/aws/tool/open-tool.ts'
import type { Tool } from '../../collect/aws/tool/tool-workload.ts'
import { printable } from '../../lib/printable.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { planSync, type SyncPlan } from './plan-sync.ts'
import { runSteps } from './run-steps.ts'
import { readCopy } from './workload-copy.ts'

export interface SyncOptions {
  readonly direction: 'from-aws' | 'to-aws'
  /** Id or name on the side that is read; the other side's workload is the one of the same name. */
  readonly workload: string
  readonly region: string
  readonly endpoint?: string
  readonly profile?: string
  readonly overwrite: boolean
  readonly dryRun: boolean
}

/** Keys for a request that never leaves the process: it is signed like any, and nobody looks. */
const noKeys = { accessKeyId: 'local', secretAccessKey: 'local' }

/**
 * Copies a workload with answers, notes and milestones between this store and an endpoint of the API.
 * @param serve answers the API from this store
 * @returns what was done, or would be
 */
export async function syncWorkload(serve: Serve, options: SyncOptions): Promise<SyncPlan> {
  const { region, endpoint, profile } = options
  checkEndpoint(endpoint)
  const here = await openTool({ region, credentials: async () => noKeys, serve })
  const credentials = await credentialSource({ region, profile })
  const there = await openTool({
    region,
    credentials,
    ...(endpoint === undefined ? {} : { endpoint }),
  })
  try {
    const [source, target] = options.direction === 'from-aws' ? [there, here] : [here, there]
    return await sync(source, target, options)
  } catch (error) {
    throw asProblem(error)
  } finally {
    here.close()
    there.close()
  }
}

async function sync(source: Tool, target: Tool, options: SyncOptions): Promise<SyncPlan> {
  const from = await source.findWorkload(options.workload)
  if (from === undefined) throw unknownWorkload(options)
  const copy = await readCopy(source, from)
  const to = await target.findWorkload(copy.properties.WorkloadName)
  const theirs = to === undefined ? undefined : await readCopy(target, to)
  const plan = planSync(copy, theirs, options.overwrite)
  if (!options.dryRun) await runSteps(target, to, plan.steps)
  return plan
}

function unknownWorkload({ workload, direction, region }: SyncOptions): PlinthError {
  const side = direction === 'from-aws' ? 'at the endpoint' : 'in this store'
  return new PlinthError({
    code: 'sync-workload-unknown',
    severity: 'error',
    message: `There is no workload ${JSON.stringify(workload)} ${side} in ${region}.`,
    help: 'Give its name or its id, and the Region it lives in with --region.',
  })
}

/** What an endpoint refused, or why none was reached, is not a bug of ours. */
function asProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof PlinthError) return error
  const expected =
    '$metadata' in error || 'code' in error || error.name === 'CredentialsProviderError'
  if (!expected) return error
  return new PlinthError({
    code: 'sync-refused',
    severity: 'error',
    message: `The sync stopped: ${error.name}: ${printable(error.message)}`,
    help: 'Remove the cause and see with --dry-run what is left; --overwrite where a milestone was being told.',
  })
}
