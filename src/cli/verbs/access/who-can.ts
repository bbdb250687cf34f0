import { type Command, InvalidArgumentError } from 'commander'
import { askWhoCan, isIdentity, typesBehind } from '../../../app/access/who-can.ts'
import { exit } from '../../exit.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import {
  addEstate,
  type EstateOptions,
  gatherResources,
  identityMissing,
  printUnlisted,
} from './gather-resources.ts'
import { renderWhoCan } from './render-who-can.ts'

interface Options extends EstateOptions {
  readonly context: Readonly<Record<string, string>>
  readonly resourceAccount?: string
  readonly principal?: string
  readonly json?: boolean
}

/** `plinth access who-can`: every user and role that can do something to a resource, and what lets them. */
export function define(command: Command): void {
  addEstate(
    command
      .argument('<action>', 'e.g. s3:GetObject', oneAction)
      .argument('[resource]', 'an ARN', arn, '*'),
  )
    .optionsGroup('Question')
    .option('--context <key=value>', 'what is known of the request; the rest is unknown', pair, {})
    .option('--resource-account <id>', 'who owns the resource, where its ARN does not say so')
    .option('--principal <arn>', 'only this one, with the reason in full')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', help)
    .action(run)
}

const help = `
All layers count: identity, group, resource and key policies, boundaries, guardrails of the organization, trust.
"if" marks who can only under conditions; "?" marks what nobody could read.

Examples
  plinth access who-can kms:Decrypt arn:aws:kms:eu-west-1:111122223333:key/KEY_ID --aws
  plinth access who-can s3:GetObject 'arn:aws:s3:::reports/q3.pdf' --snapshot estate.ndjson.gz --json`

async function run(action: string, resource: string, options: Options): Promise<void> {
  const { resources, failed, unlisted } = await gatherResources(options)
  const { context, resourceAccount, principal } = options
  if (principal !== undefined && !failed && !isIdentity(resources, principal)) {
    printDiagnostics([identityMissing(principal)])
    process.exitCode = exit.usage
    return
  }
  const answer = askWhoCan(resources, {
    action,
    resource,
    context,
    ...(resourceAccount !== undefined && { resourceAccount }),
  })
  const missing = unlisted(typesBehind(resource, answer.resourceSeen))
  printUnlisted(missing)
  const rows =
    principal === undefined ? answer.rows : answer.rows.filter((row) => row.principal === principal)
  const asked = { ...answer, rows }
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ ...asked, unlisted: missing }, null, 2)}\n`)
  else process.stdout.write(renderWhoCan(action, resource, asked, principal))
  if (failed) process.exitCode = exit.usage
  else if (answer.identities === 0) process.exitCode = exit.empty
}

function oneAction(value: string): string {
  if (/^[a-zA-Z0-9-]+:[a-zA-Z0-9]+$/.test(value)) return value
  throw new InvalidArgumentError(
    'An action is service:Action, such as s3:GetObject; one at a time.',
  )
}

function arn(value: string): string {
  if (value === '*' || value.startsWith('arn:')) return value
  throw new InvalidArgumentError('A resource is an ARN, or *.')
}

function pair(value: string, before: Options['context']): Options['context'] {
  const at = value.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('A context key is given as key=value.')
  return { ...before, [value.slice(0, at)]: value.slice(at + 1) }
}
