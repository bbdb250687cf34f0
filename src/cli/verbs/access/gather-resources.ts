import type { Command } from 'commander'
import { readDetailsFile } from '../../../app/access/paths/read-details-file.ts'
import { gather } from '../../../app/gather.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import type { Resource } from '../../../model/resource.ts'
import { addSources, type SourceOptions, sourceRequests } from '../../options/sources.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { progressLine } from '../../progress.ts'

export interface EstateOptions extends SourceOptions {
  readonly gaad?: readonly string[]
}

/** The sources of every question that `plinth access` asks of a snapshot: those of a review, and what IAM alone says. */
export function addEstate(command: Command): Command {
  return addSources(command, { sample: true }).option(
    '--gaad <file>',
    'output of `aws iam get-account-authorization-details`; may be repeated',
    (value: string, before: readonly string[]) => [...before, value],
    [],
  )
}

/** Reads the sources that the options name into resources. @throws PlinthError when none is named */
export async function gatherResources(options: EstateOptions): Promise<readonly Resource[]> {
  const requests = sourceRequests(options)
  const { gaad = [] } = options
  if (requests.length === 0 && gaad.length === 0)
    throw new PlinthError({
      code: 'access-no-source',
      severity: 'error',
      message: 'There is nothing to ask: no source was named.',
      help: 'Name one, such as --aws, --snapshot FILE, --gaad FILE, --terraform PLAN or --sample.',
    })
  const progress = progressLine(false)
  const snapshot = await gather(requests, {
    regions: options.region,
    parameters: Object.fromEntries(options.parameter),
    now: Date.now(),
    onProgress: progress.show,
    ...(options.account !== undefined && { account: options.account }),
  })
  const details = await Promise.all(gaad.map((path) => readDetailsFile(path)))
  progress.done()
  printDiagnostics([...snapshot.diagnostics, ...details.flatMap(({ diagnostics }) => diagnostics)])
  return [...snapshot.resources, ...details.flatMap(({ resources }) => resources)]
}
