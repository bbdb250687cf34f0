import { readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { printable } from '../../../lib/printable.ts'
import { answerCan, answerCanCases, type CanAnswer } from '../../../app/access/can.ts'
import { unreadableInput } from '../../../app/access/unreadable-input.ts'
import { exit } from '../../exit.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { repeated } from '../../options/repeated.ts'
import { printCases } from './print-cases.ts'

interface Options {
  readonly cases?: string
  readonly case?: string
  readonly resourceAccount?: string
  readonly context: readonly (readonly [string, string])[]
  readonly unknown: readonly string[]
  readonly identity: readonly string[]
  readonly boundary?: string
  readonly session: readonly string[]
  readonly resourcePolicy?: string
  readonly scp: readonly string[]
  readonly rcp: readonly string[]
  readonly endpointPolicy?: string
  readonly json?: boolean
}

/** `plinth access can`: whether a request goes through, over all layers, and why. */
export function define(command: Command): void {
  command
    .argument('[principal]', 'ARN of a user, role, session or root user, a service, or anonymous')
    .argument('[action]', 'e.g. s3:GetObject')
    .argument('[resource]', 'an ARN, or * for actions without one')
    .option('--cases <file>', 'one JSON case a line in, one verdict a line out; - is stdin')
    .option('--case <file>', 'one case as JSON; - is stdin')
    .option('--resource-account <id>', 'who owns the resource, where its ARN does not say so')
    .option('--context <key=value>', 'a context key; twice gives it two values', pair, [])
    .option('--unknown <key>', 'a context key of which nobody knows the value', repeated, [])
    .option('--identity <policy>', 'a policy of the caller; may be repeated', repeated, [])
    .option('--boundary <policy>', 'the permissions boundary')
    .option('--session <policy>', 'a session policy; may be repeated', repeated, [])
    .option('--resource-policy <policy>', 'the policy of the resource, also of a role or key')
    .option(
      '--scp <policies>',
      'SCPs of one level, with commas; repeat from root to account',
      repeated,
      [],
    )
    .option('--rcp <policies>', 'RCPs of one level, with commas; repeat likewise', repeated, [])
    .option(
      '--endpoint-policy <policy>',
      'the policy of the VPC endpoint that the call goes through',
    )
    .option('--json', 'print the verdict as JSON')
    .addHelpText('after', help)
    .action(run)
}

const help = `
Exit code 1 when the request is not allowed, 0 when it is or when --cases was answered.

Examples
  plinth access can arn:aws:iam::111122223333:user/alice s3:GetObject arn:aws:s3:::reports/q3.pdf \\
    --identity readers.json --context aws:SourceIp=192.0.2.7
  plinth access can --cases conformance.ndjson > verdicts.ndjson`

function pair(value: string, before: Options['context']): Options['context'] {
  const at = value.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('A context key is given as key=value.')
  return [...before, [value.slice(0, at), value.slice(at + 1)]]
}

async function run(
  principal: string | undefined,
  action: string | undefined,
  resource: string | undefined,
  options: Options,
  command: Command,
): Promise<void> {
  if (options.cases !== undefined) return printCases(options.cases, answerCanCases)
  const fields =
    options.case === undefined
      ? fromOptions(principal, action, resource, options, command)
      : readObject(options.case)
  const answer = answerCan({ fields })
  print(answer, options.json === true)
  const broken = answer.diagnostics?.some(({ severity }) => severity === 'error') === true
  process.exitCode = broken ? exit.usage : answer.decision === 'allow' ? exit.met : exit.notMet
}

function fromOptions(
  principal: string | undefined,
  action: string | undefined,
  resource: string | undefined,
  options: Options,
  command: Command,
): Readonly<Record<string, unknown>> {
  if (principal === undefined || action === undefined)
    command.error('error: name a principal, an action and a resource, or give --case or --cases')
  const context: Record<string, string[]> = {}
  for (const [key, value] of options.context) (context[key] ??= []).push(value)
  const single = Object.entries(context).map(([key, values]) => [
    key,
    values.length === 1 ? values[0] : values,
  ])
  const levels = (given: readonly string[]) =>
    given.map((level) => level.split(',').map((path) => policy(path)))
  return {
    request: {
      principal,
      action,
      resource: resource ?? '*',
      resourceAccount: options.resourceAccount ?? null,
      context: Object.fromEntries(single),
      unknownContext: options.unknown,
    },
    identityPolicies: options.identity.map((path) => policy(path)),
    permissionsBoundary: optional(options.boundary),
    sessionPolicies: options.session.map((path) => policy(path)),
    resourcePolicy: optional(options.resourcePolicy),
    serviceControlPolicies: levels(options.scp),
    resourceControlPolicies: levels(options.rcp),
    vpcEndpointPolicy: optional(options.endpointPolicy),
  }
}

function optional(path: string | undefined): object | null {
  return path === undefined ? null : policy(path)
}

function policy(path: string): object {
  return { name: path, document: readText(path) }
}

function readObject(path: string): Readonly<Record<string, unknown>> {
  const text = readText(path)
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch (error) {
    throw unreadableInput(path, describeFileError(error))
  }
  throw unreadableInput(path, 'a case is a JSON object')
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    throw unreadableInput(path, describeFileError(error))
  }
}

function print(answer: CanAnswer, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`)
  else {
    printDiagnostics(answer.diagnostics ?? [])
    process.stdout.write(`${answer.decision}\n${printable(answer.explanation)}\n`)
  }
}
