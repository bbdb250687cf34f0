import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import {
  type CheckAnswer,
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
  guessType,
} from '../../../app/access/diff.ts'
import { compareSides } from '../../../app/access/changes/compare-sides.ts'
import { isPolicyFile, readSide } from '../../../app/access/changes/side.ts'
import { unreadableInput } from '../../../app/access/unreadable-input.ts'
import { checkLiftedDenies } from '../../../app/access/check-lifted-denies.ts'
import { answerDiffCases } from '../../../app/access/diff-case.ts'
import { parsePolicy, type Policy, type PolicyType } from '../../../app/access/index.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import { accountOption, readParameter } from '../../options/sources.ts'
import { exit } from '../../exit.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { useColour } from '../../use-colour.ts'
import { printCases } from './print-cases.ts'
import { renderChanges } from './render-changes.ts'
import { renderChecks } from './render-checks.ts'

interface Options {
  readonly cases?: string
  readonly type?: PolicyType
  readonly denyActions: readonly string[]
  readonly denyResources: readonly string[]
  readonly allowPublic?: boolean
  readonly budget: number
  readonly account?: string
  readonly parameter: readonly (readonly [string, string])[]
  readonly json?: boolean
  readonly color: boolean
}

const types = ['identity', 'resource', 'trust', 'boundary', 'session', 'scp', 'rcp'] as const
const typeNames: Readonly<Record<string, PolicyType>> = {
  scp: 'service-control',
  rcp: 'resource-control',
}

/** `plinth access diff`: the gate of a pull request, with a request that proves what a change adds. */
export function define(command: Command): void {
  command
    .argument('[old]', 'a policy, template, plan, snapshot or folder as it is; alone: only checked')
    .argument('[new]', 'the same as it would be')
    .option('--cases <file>', 'one JSON case a line in, one answer a line out; - is stdin')
    .option('--type <type>', `what it is attached as: ${types.join(', ')}`, readType)
    .option('--deny-actions <actions>', 'actions that must not be granted, with commas', list, [])
    .option(
      '--deny-resources <arns>',
      'resources that must not be reachable, with commas',
      list,
      [],
    )
    .option('--allow-public', 'do not check whether a policy of a resource is public')
    .option('--budget <ms>', 'milliseconds that one check may take', readBudget, 250)
    .addOption(accountOption())
    .option('--parameter <name=value>', 'value of a template parameter', readParameter, [])
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .addHelpText('after', help)
    .action(run)
}

const help = `
Exit code 1 when a check fails, 3 when one is unknown and none fails, 0 when all pass or --cases was answered.

Examples
  plinth access diff main/role.json role.json
  plinth access diff main/infrastructure infrastructure
  plinth access diff main/plan.json plan.json --deny-actions 'iam:*'
  plinth access diff bucket-policy.json --deny-actions s3:PutBucketPolicy,s3:DeleteBucket
  plinth access diff --cases pairs.ndjson > answers.ndjson`

function list(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',').map((each) => each.trim())].filter((each) => each !== '')
}

function readType(value: string): PolicyType {
  const known = types.find((type) => type === value.toLowerCase())
  if (known === undefined) throw new InvalidArgumentError(`Types are ${types.join(', ')}.`)
  return typeNames[known] ?? (known as PolicyType)
}

function readBudget(value: string): number {
  const milliseconds = Number(value)
  if (!(milliseconds > 0 && milliseconds <= 600_000))
    throw new InvalidArgumentError('The budget is a number of milliseconds, 600000 at most.')
  return milliseconds
}

async function run(
  first: string | undefined,
  second: string | undefined,
  options: Options,
  command: Command,
): Promise<void> {
  if (options.cases !== undefined) return printCases(options.cases, answerDiffCases)
  if (first === undefined) command.error('error: name a policy, or two, or give --cases')
  if (!(await arePolicies(first, second))) return compare(first, second, options)
  const [before, after] =
    second === undefined ? [undefined, readPolicy(first)] : [readPolicy(first), readPolicy(second)]
  const answers = check(before, after, options)
  if (answers.length === 0)
    command.error('error: nothing to check: name two policies, or give --deny-actions')
  const text =
    options.json === true
      ? JSON.stringify(answers, null, 2)
      : renderChecks(answers, useColour(options.color))
  process.stdout.write(`${text}\n`)
  process.exitCode = exitCode(answers)
}

/** Whether what is named is one policy document each. */
async function arePolicies(first: string, second: string | undefined): Promise<boolean> {
  const paths = second === undefined ? [first] : [first, second]
  const kinds: boolean[] = []
  for (const path of paths)
    kinds.push(
      await isPolicyFile(path).catch((error: unknown) => {
        throw unreadableInput(path, describeFileError(error))
      }),
    )
  if (kinds[0] === kinds.at(-1)) return kinds[0] === true
  throw new PlinthError({
    code: 'access-diff-unlike',
    severity: 'error',
    message: `${first} and ${second} cannot be compared: one is a policy, the other holds policies.`,
    help: 'Name two policies, or two templates, plans, snapshots or folders.',
  })
}

async function compare(first: string, second: string | undefined, options: Options): Promise<void> {
  const { type, denyActions, denyResources, allowPublic, budget: milliseconds } = options
  const sources = {
    regions: [],
    parameters: Object.fromEntries(options.parameter),
    now: Date.now(),
    ...(options.account !== undefined && { account: options.account }),
  }
  const before = second === undefined ? undefined : await readSide(first, sources)
  const after = await readSide(second ?? first, sources)
  printDiagnostics([...(before?.diagnostics ?? []), ...after.diagnostics])
  const comparison = compareSides(before, after, {
    milliseconds,
    ...(type !== undefined && { type }),
    ...(denyActions.length + denyResources.length > 0 && { access: accessOf(options) }),
    ...(allowPublic !== undefined && { allowPublic }),
  })
  const { changes, unchanged, unread } = comparison
  const text =
    options.json === true
      ? JSON.stringify(comparison, null, 2)
      : renderChanges(comparison, useColour(options.color))
  process.stdout.write(`${text}\n`)
  const code = exitCode(changes.flatMap(({ checks }) => checks))
  if (code === exit.notMet) process.exitCode = code
  else if (unread.length > 0) process.exitCode = exit.coverage
  else process.exitCode = changes.length + unchanged === 0 ? exit.empty : code
}

function accessOf({ denyActions, denyResources }: Options) {
  return {
    ...(denyActions.length > 0 && { actions: denyActions }),
    ...(denyResources.length > 0 && { resources: denyResources }),
  }
}

function check(before: Policy | undefined, after: Policy, options: Options): CheckAnswer[] {
  const { denyActions, denyResources, budget: milliseconds, allowPublic } = options
  const guessed = guessType(after)
  const type = options.type ?? (guessed === 'identity' && before ? guessType(before) : guessed)
  const limits = { type, milliseconds }
  const answers: CheckAnswer[] = []
  if (before !== undefined) {
    answers.push(checkNoNewAccess(before, after, limits))
    const lifted = checkLiftedDenies(before, after, limits)
    if (lifted !== undefined) answers.push(lifted)
  }
  if (denyActions.length > 0 || denyResources.length > 0)
    answers.push(checkAccessNotGranted(after, [accessOf(options)], limits))
  if ((type === 'resource' || type === 'trust') && allowPublic !== true)
    answers.push(checkNoPublicAccess(after, limits))
  return answers
}

function exitCode(answers: readonly CheckAnswer[]): number {
  if (answers.some(({ result }) => result === 'fail')) return exit.notMet
  return answers.some(({ result }) => result === 'unknown') ? exit.coverage : exit.met
}

function readPolicy(path: string): Policy {
  let text: string
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw unreadableInput(path, describeFileError(error))
  }
  const { policy, diagnostics } = parsePolicy(text, path)
  const [first, ...more] = diagnostics
  if (policy === undefined && first !== undefined) throw new PlinthError(first, more)
  printDiagnostics(diagnostics)
  if (policy === undefined) throw unreadableInput(path, 'it holds no policy')
  return policy
}
