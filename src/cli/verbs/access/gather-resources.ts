import type { Command } from 'commander'
import { readDetailsFile } from '../../../app/access/paths/read-details-file.ts'
import { gather } from '../../../app/gather.ts'
import { type Diagnostic, PlinthError } from '../../../model/diagnostic.ts'
import { type Gap, hidesType } from '../../../model/gap.ts'
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
  /** What may be missing altogether of these types, as sentences. @param types of CloudFormation */
  readonly hidden: (types: readonly string[]) => readonly string[]
}

/** Whoever may do something, and what says what they may. */
export const identityTypes = [
  'AWS::IAM::User',
  'AWS::IAM::Role',
  'AWS::IAM::Group',
  'AWS::IAM::ManagedPolicy',
]

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
  return {
    resources: [...snapshot.resources, ...details.flatMap(({ resources }) => resources)],
    failed: diagnostics.some(({ severity }) => severity === 'error'),
    hidden: (types) => sentencesOf(snapshot.gaps, types),
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

/** Tells on standard error what may be missing. */
export function printHidden(hidden: readonly string[]): void {
  printDiagnostics(
    hidden.map((message): Diagnostic => ({
      code: 'access-input-incomplete',
      severity: 'warning',
      message,
    })),
  )
}

function sentencesOf(gaps: readonly Gap[], types: readonly string[]): readonly string[] {
  const found = gaps.flatMap((gap) => {
    const missing = types.filter((type) => hidesType(gap, type))
    const place = [gap.account, gap.region].filter((part) => part !== undefined).join(' ')
    const where = place === '' ? '' : ` in ${place}`
    return missing.map((type) => `${type} may be missing${where}: ${gap.operation}, ${gap.error}`)
  })
  return [...new Set(found)]
}
