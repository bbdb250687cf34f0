import { type Command, InvalidArgumentError } from 'commander'
import { answerPathsCases } from '../../../app/access/paths-case.ts'
import { answerPaths, isGoal, type PathsAnswer } from '../../../app/access/paths.ts'
import { identityTypes } from '../../../app/access/unlisted.ts'
import { exit } from '../../exit.ts'
import { sourceRequests } from '../../options/sources.ts'
import type { Diagnostic } from '../../../model/diagnostic.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { useColour } from '../../use-colour.ts'
import {
  addEstate,
  type EstateOptions,
  gatherResources,
  identityMissing,
  printUnlisted,
} from './gather-resources.ts'
import { printCases } from './print-cases.ts'
import { renderPaths } from './render-paths.ts'
import { repeated } from '../../options/repeated.ts'

interface Options extends EstateOptions {
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
  addEstate(command)
    .optionsGroup('Paths')
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

async function run(options: Options): Promise<void> {
  if (options.cases !== undefined)
    return printCases(options.cases, (source) => answerPathsCases(source, Date.now()))
  const { resources, failed, unlisted } = await gatherResources(options)
  if (resources.length === 0) {
    if (!failed) printDiagnostics([nothingRead])
    process.exitCode = failed ? exit.usage : exit.empty
    return
  }
  const missing = unlisted(identityTypes)
  printUnlisted(missing)
  const answer = answerPaths({
    resources,
    to: options.to,
    now: Date.now(),
    ...(options.from.length > 0 && { from: options.from }),
    // IAM alone never shows compute: then it is taken for granted.
    assumeWorkloads: options.assumeCompute === true || sourceRequests(options).length === 0,
  })
  if (answer.missing !== undefined) printDiagnostics(answer.missing.map(identityMissing))
  const text =
    options.json === true
      ? JSON.stringify({ ...answer, unlisted: missing }, undefined, 2)
      : renderPaths(answer, {
          color: useColour(options.color),
          limit: options.limit,
          ...(process.stdout.columns !== undefined && { width: process.stdout.columns }),
        })
  process.stdout.write(`${text}\n`)
  if (answer.missing !== undefined) process.exitCode = exit.usage
  else if (answer.paths.length > 0) process.exitCode = exit.notMet
  else process.exitCode = missing.length > 0 || isOpen(answer) ? exit.coverage : exit.met
}

const nothingRead: Diagnostic = {
  code: 'access-input-empty',
  severity: 'warning',
  message: 'The input holds nothing to look at: no users, roles or other resources.',
}

function isOpen({ unknownPaths, undecided, unseen }: PathsAnswer): boolean {
  return unknownPaths.length > 0 || undecided.length > 0 || unseen !== undefined
}
