import { gather } from '../../../app/gather.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import type { Resource } from '../../../model/resource.ts'
import { type SourceOptions, sourceRequests } from '../../options/sources.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { progressLine } from '../../progress.ts'

/** Reads the sources that the options name into resources, for the questions that `plinth access` asks of a snapshot. */
export async function gatherResources(options: SourceOptions): Promise<readonly Resource[]> {
  const requests = sourceRequests(options)
  if (requests.length === 0)
    throw new PlinthError({
      code: 'access-no-source',
      severity: 'error',
      message: 'There is nothing to ask: no source was named.',
      help: 'Name one, such as --aws, --snapshot FILE, --terraform PLAN or --sample.',
    })
  const progress = progressLine(false)
  const snapshot = await gather(requests, {
    regions: options.region,
    parameters: Object.fromEntries(options.parameter),
    now: Date.now(),
    onProgress: progress.show,
    ...(options.account !== undefined && { account: options.account }),
  })
  progress.done()
  printDiagnostics(snapshot.diagnostics)
  return snapshot.resources
}
