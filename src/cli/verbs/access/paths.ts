import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { answerPathsCases } from '../../../app/access/paths-case.ts'
import { answerPaths, isGoal, type PathsAnswer } from '../../../app/access/paths.ts'
import { readDetailsFile } from '../../../app/access/paths/read-details-file.ts'
import { gather } from '../../../app/gather.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { type Diagnostic, PlinthError } from '../../../model/diagnostic.ts'
import type { Resource } from '../../../model/resource.ts'
import { exit } from '../../exit.ts'
import { addSources, type SourceOptions, sourceRequests } from '../../options/sources.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { useColour } from '../../use-colour.ts'
import { renderPaths } from './render-paths.ts'
import { repeated } from '../../options/repeated.ts'

interface Options extends SourceOptions {
  readonly gaad: readonly string[]
  readonly from: readonly string[]
  readonly to: string
  readonly assumeCompute?: boolean
  readonly cases?: string
  readonly limit: number
  readonly json?: boolean
  readonly color: boolean
}

/** `plinth access paths`: by which ways identities come by rights that nobody meant them to have. */
export function define(command: Command): void {
  addSources(command, { sample: true })
    .optionsGroup('Paths')
    .option(
      '--gaad <file>',
      'output of `aws iam get-account-authorization-details`; may be repeated',
      repeated,
      [],
    )
    .option('--from <arn>', 'only paths of this user or role; may be repeated', repeated, [])
    .option('--to <goal>', 'admin, sensitive, or the ARN of an identity or resource', goal, 'admin')
    .option('--assume-compute', 'take compute for granted of which none was collected')
    .option('--cases <file>', 'one JSON scenario a line in, one answer a line out; - is stdin')
    .option('--limit <paths>', 'paths that are shown', limit, 20)
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .addHelpText('after', help)
    .action(run)
}

const help = `
Exit code 1 when there is a path, 3 when it is unknown whether there is one, 0 when there is none or --cases was answered.

Examples
  aws iam get-account-authorization-details > iam.json
  plinth access paths --gaad iam.json
  plinth access paths --snapshot snapshot.json --from arn:aws:iam::111122223333:user/ana --to sensitive`

function goal(value: string): string {
  if (!isGoal(value))
    throw new InvalidArgumentError(
      'A goal is admin, sensitive, or the ARN of a user, role, secret, key, bucket, table, parameter, queue or function.',
    )
  return value
}

function limit(value: string): number {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('The limit is a number from 1.')
  return Number(value)
}

async function run(options: Options, command: Command): Promise<void> {
  if (options.cases !== undefined) return answerAll(options.cases)
  const requests = sourceRequests(options)
  if (requests.length === 0 && options.gaad.length === 0)
    command.error('error: name a source, such as --gaad or --snapshot, or give --cases')
  const { resources, diagnostics } = await readAll(options)
  printDiagnostics(diagnostics)
  if (resources.length === 0) {
    process.exitCode = diagnostics.some(({ severity }) => severity === 'error')
      ? exit.usage
      : exit.empty
    return
  }
  const answer = answerPaths({
    resources,
    to: options.to,
    now: Date.now(),
    ...(options.from.length > 0 && { from: options.from }),
    // IAM alone never shows compute: then it is taken for granted.
    assumeWorkloads: options.assumeCompute === true || requests.length === 0,
  })
  if (answer.missing !== undefined) printDiagnostics(answer.missing.map(notThere))
  const text =
    options.json === true
      ? JSON.stringify(answer, undefined, 2)
      : renderPaths(answer, {
          color: useColour(options.color),
          limit: options.limit,
          ...(process.stdout.columns !== undefined && { width: process.stdout.columns }),
        })
  process.stdout.write(`${text}\n`)
  if (answer.missing !== undefined) process.exitCode = exit.usage
  else if (answer.paths.length > 0) process.exitCode = exit.notMet
  else process.exitCode = isOpen(answer) ? exit.coverage : exit.met
}

function isOpen({ unknownPaths, undecided, unseen }: PathsAnswer): boolean {
  return unknownPaths.length > 0 || undecided.length > 0 || unseen !== undefined
}

function notThere(arn: string): Diagnostic {
  return {
    code: 'access-identity-missing',
    severity: 'warning',
    message: `${arn} is not among the users and roles that were read.`,
  }
}

async function readAll(options: Options): Promise<{
  readonly resources: readonly Resource[]
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { account, region: regions, parameter } = options
  const snapshot = await gather(sourceRequests(options), {
    ...(account !== undefined && { account }),
    regions,
    parameters: Object.fromEntries(parameter),
    now: Date.now(),
  })
  const resources = [...snapshot.resources]
  const diagnostics = [...snapshot.diagnostics]
  for (const path of options.gaad) {
    const read = await readDetailsFile(path)
    resources.push(...read.resources)
    diagnostics.push(...read.diagnostics)
  }
  return { resources, diagnostics }
}

async function answerAll(path: string): Promise<void> {
  if (path !== '-' && !existsSync(path)) throw unreadable(path, 'it does not exist')
  try {
    for await (const answer of answerPathsCases(path === '-' ? process.stdin : path, Date.now()))
      if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain')
  } catch (error) {
    throw unreadable(path, describeFileError(error))
  }
}

function unreadable(path: string, why: string): PlinthError {
  return new PlinthError({
    code: 'access-input-unreadable',
    severity: 'error',
    message: `${path} cannot be read: ${why}.`,
  })
}
