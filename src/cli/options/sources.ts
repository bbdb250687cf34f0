import { type Command, InvalidArgumentError, Option } from 'commander'
import type { SourceRequest } from '../../app/gather.ts'
import { repeated } from './repeated.ts'

export interface SourceOptions {
  readonly aws?: boolean
  readonly profile?: string
  readonly region: readonly string[]
  readonly endpointUrl?: string
  readonly assumeRole?: string
  readonly externalId?: string
  readonly cloudformation: readonly string[]
  readonly terraform: readonly string[]
  readonly snapshot: readonly string[]
  readonly sample?: boolean
  readonly account?: string
  readonly parameter: readonly (readonly [string, string])[]
  readonly timeout?: number
}

/** Adds the options that name sources; the same on every verb. */
export function addSources(command: Command, { sample = false } = {}): Command {
  command
    .optionsGroup('Sources (repeatable, together they are one workload)')
    .option(
      '--terraform <plan.json>',
      'output of `terraform show -json`, plan or state',
      repeated,
      [],
    )
    .option('--cloudformation <template>', 'a template, YAML or JSON', repeated, [])
    .option('--snapshot <file>', 'a snapshot from `plinth collect`', repeated, [])
    .option('--aws', 'a live account, read-only, by the usual AWS credentials')
  if (sample) command.option('--sample', 'the bundled sample workload, ExamplePay')
  return command
    .optionsGroup('Details of sources')
    .addOption(new Option('--profile <name>', 'AWS profile').env('AWS_PROFILE'))
    .option('--region <regions...>', 'AWS Regions; default: all that are enabled', concat, [])
    .addOption(new Option('--endpoint-url <url>', 'AWS endpoint').env('AWS_ENDPOINT_URL'))
    .option('--assume-role <arn>', 'role to assume for reading')
    .option('--external-id <id>', 'external id for the role')
    .addOption(accountOption())
    .option('--parameter <name=value>', 'value of a template parameter', readParameter, [])
}

export function accountOption(): Option {
  return new Option('--account <id>', 'account that templates and plans are for')
    .env('PLINTH_ACCOUNT')
    .argParser(account)
}

function concat(value: string, before: readonly string[]): readonly string[] {
  const names = value.split(',').filter((name) => name !== '')
  for (const name of names)
    if (!/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(name))
      throw new InvalidArgumentError(`\`${name}\` is no Region; write it as in eu-west-1.`)
  return [...before, ...names]
}

function account(value: string): string {
  if (!/^\d{12}$/.test(value)) throw new InvalidArgumentError('An account id has 12 digits.')
  return value
}

/** Adds `NAME=VALUE` to what was given before. @throws InvalidArgumentError for anything else */
export function readParameter(value: string, before: readonly (readonly [string, string])[]) {
  const at = value.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as NAME=VALUE.')
  return [...before, [value.slice(0, at), value.slice(at + 1)] as const]
}

/** The sources that the options name, in a fixed order. */
export function sourceRequests(options: SourceOptions): readonly SourceRequest[] {
  const requests: SourceRequest[] = [
    ...options.terraform.map((path) => ({ kind: 'terraform' as const, path })),
    ...options.cloudformation.map((path) => ({ kind: 'cloudformation' as const, path })),
    ...options.snapshot.map((path) => ({ kind: 'snapshot' as const, path })),
  ]
  if (options.aws === true) requests.push({ kind: 'aws', ...liveOptions(options) })
  if (options.sample === true) requests.push({ kind: 'sample' })
  return requests
}

function liveOptions({ profile, endpointUrl, assumeRole, externalId }: SourceOptions) {
  return {
    ...(profile !== undefined && { profile }),
    ...(endpointUrl !== undefined && { endpointUrl }),
    ...(assumeRole !== undefined && { assumeRoleArn: assumeRole }),
    ...(externalId !== undefined && { externalId }),
  }
}
