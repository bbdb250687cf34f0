import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import {
  type GeneratedPolicies,
  generatePolicies,
  sizeLimits,
} from '../../../app/access/generate.ts'
import { type Policy, parsePolicy } from '../../../app/access/index.ts'
import { grantedByDetails } from '../../../app/access/granted.ts'
import { exit } from '../../exit.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { renderGenerated } from './render-generated.ts'
import { logTime, showLogProgress } from '../../options/logs.ts'
import { repeated } from '../../options/repeated.ts'

interface Options {
  readonly principal: readonly string[]
  readonly cloudtrail: readonly string[]
  readonly granted: readonly string[]
  readonly gaad: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly mostResources: number
  readonly conditions: boolean
  readonly limit: number
  readonly out?: string
  readonly json?: boolean
  readonly policyOnly?: boolean
}

const limits: Readonly<Record<string, number>> = {
  managed: sizeLimits.managed,
  'role-inline': sizeLimits.roleInline,
  'user-inline': sizeLimits.userInline,
}

/** `plinth access generate`: the policy that a principal needs, from what CloudTrail saw it do. */
export function define(command: Command): void {
  command
    .requiredOption(
      '--cloudtrail <paths...>',
      'logs: files or folders, .json, .json.gz, .ndjson, .csv',
      repeated,
      [],
    )
    .option('--principal <arns...>', 'users and roles, * and ? allowed; default: all', repeated, [])
    .option(
      '--granted <policies...>',
      'what is granted today: lists what of it was not used',
      repeated,
      [],
    )
    .option(
      '--gaad <files...>',
      'the same, for each, from get-account-authorization-details',
      repeated,
      [],
    )
    .option('--since <time>', 'leave out earlier events, e.g. 2026-09-01', logTime)
    .option('--until <time>', 'leave out later events', logTime)
    .option('--most-resources <n>', 'resources named one by one in a statement', count, 20)
    .option('--no-conditions', 'do not turn circumstances that always held into conditions')
    .option('--limit <size>', 'managed, role-inline, user-inline, or characters', limit, 6144)
    .option('--out <folder>', 'write each policy document to a file of its own')
    .option('--policy-only', 'print policy documents and nothing else')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', help)
    .action(run)
}

const help = `
Refused calls are left out. Passing roles is inferred, because it is never logged. What the policy allows beyond what was
seen is listed. Every policy is put to the test: all that was seen must be allowed by it.

Examples
  plinth access generate --cloudtrail logs/ --principal 'arn:aws:iam::111122223333:role/worker'
  plinth access generate --cloudtrail logs/ --granted today.json --principal 'arn:aws:iam::*:role/*' --out policies/`

async function run(options: Options): Promise<void> {
  if (options.cloudtrail.length === 0)
    throw new PlinthError({
      code: 'access-generate-logs',
      severity: 'error',
      message: 'No logs are named.',
      help: 'Name files or folders with logs of CloudTrail: --cloudtrail logs/.',
    })
  const granted = options.granted.map(readGranted)
  const details = options.gaad.length > 0 ? await grantedByDetails(options.gaad) : undefined
  const result = await generatePolicies({
    logs: options.cloudtrail,
    principals: options.principal,
    mostResources: options.mostResources,
    conditions: options.conditions,
    limit: options.limit,
    ...(options.since !== undefined && { since: options.since }),
    ...(options.until !== undefined && { until: options.until }),
    ...(granted.length > 0 && { granted: () => granted }),
    ...(details !== undefined && { granted: details }),
    onFile: showLogProgress,
  })
  printDiagnostics(result.diagnostics)
  if (options.out !== undefined) writeFiles(result, options.out)
  if (options.json === true) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  else if (options.policyOnly === true)
    for (const document of result.policies.flatMap((one) => one.documents))
      process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  else process.stdout.write(renderGenerated(result))
  if (result.diagnostics.some(({ severity }) => severity === 'error')) process.exitCode = exit.usage
  else if (result.policies.length === 0) process.exitCode = exit.empty
}

function readGranted(path: string): Policy {
  const { policy, diagnostics } = parsePolicy(readText(path), path)
  const [first, ...more] = diagnostics
  if (policy === undefined || first !== undefined)
    throw new PlinthError(
      first ?? { code: 'access-policy', severity: 'error', message: 'The policy cannot be read.' },
      more,
    )
  return policy
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new PlinthError({
      code: 'access-policy-unreadable',
      severity: 'error',
      message: `The policy cannot be read: ${describeFileError(error)}.`,
      where: { file: path },
    })
  }
}

function writeFiles({ policies }: GeneratedPolicies, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const { principal, documents } of policies)
    for (const [i, document] of documents.entries()) {
      const name = principal
        .split(':')
        .slice(4)
        .join('-')
        .replaceAll(/[^\w.@=+-]+/g, '-')
      const part = documents.length > 1 ? `-${i + 1}` : ''
      writeFileSync(join(folder, `${name}${part}.json`), `${JSON.stringify(document, null, 2)}\n`)
    }
}

function count(value: string): number {
  if (!/^[1-9]\d{0,4}$/.test(value))
    throw new InvalidArgumentError('Write a whole number from 1 to 99999.')
  return Number(value)
}

function limit(value: string): number {
  return Object.hasOwn(limits, value) ? (limits[value] ?? 6144) : count(value)
}
