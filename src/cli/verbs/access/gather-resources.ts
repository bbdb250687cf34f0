import type { Command } from 'commander'
import { readDetailsFile } from '../../../app/access/paths/read-details-file.ts'
import { describeUnlisted, type Unlisted, unlistedOf } from '../../../app/access/unlisted.ts'
import { gather } from '../../../app/gather.ts'
import { type Diagnostic, PlinthError } from '../../../model/diagnostic.ts'
import type { Resource } from '../../../model/resource.ts'
import { addSources, type SourceOptions, sourceRequests } from '../../options/sources.ts'
import { repeated } from '../../options/repeated.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { progressLine } from '../../progress.ts'

export interface EstateOptions extends SourceOptions {
  readonly gaad?: readonly string[]
}

/** What the sources of a question hold. */
export interface Gathered {
  readonly resources: readonly Resource[]
  /** Whether some input could not be read: it was told on standard error. */
  readonly failed: boolean
  /** What could not be listed of these types. @param types of CloudFormation */
  readonly unlisted: (types: readonly string[]) => readonly Unlisted[]
}

/** The sources of every question that `plinth access` asks of a snapshot: those of a review, and what IAM alone says. */
export function addEstate(command: Command): Command {
  return addSources(command, { sample: true }).option(
    '--gaad <file>',
    'output of `aws iam get-account-authorization-details`; may be repeated',
    repeated,
    [],
  )
}

/** Reads the sources that the options name into resources. @throws PlinthError when none is named */
export async function gatherResources(options: EstateOptions): Promise<Gathered> {
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
  const diagnostics = [...snapshot.diagnostics, ...details.flatMap((read) => read.diagnostics)]
  printDiagnostics(diagnostics)
  const gaps = [...snapshot.gaps, ...details.flatMap((read) => read.gaps)]
  return {
    resources: [...snapshot.resources, ...details.flatMap(({ resources }) => resources)],
    failed: diagnostics.some(({ severity }) => severity === 'error'),
    unlisted: (types) => unlistedOf(gaps, types),
  }
}

/** Tells that an identity that was asked about is not there. */
export function identityMissing(arn: string): Diagnostic {
  return {
    code: 'access-identity-missing',
    severity: 'warning',
    message: `${arn} is not among the users and roles that were read.`,
  }
}

/** Tells on standard error what could not be listed. */
export function printUnlisted(unlisted: readonly Unlisted[]): void {
  printDiagnostics(
    unlisted.map((one): Diagnostic => ({
      code: 'access-input-incomplete',
      severity: 'warning',
      message: describeUnlisted(one),
    })),
  )
}
