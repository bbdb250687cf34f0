import type { Command } from 'commander'
import { askExposure, type ExposureRow, guardedTypes } from '../../../app/access/exposure.ts'
import { printable } from '../../../lib/printable.ts'
import { exit } from '../../exit.ts'
import {
  addEstate,
  type EstateOptions,
  gatherResources,
  printUnlisted,
} from './gather-resources.ts'

interface Options extends EstateOptions {
  readonly json?: boolean
  readonly failOnPublic?: boolean
}

/** `plinth access exposure`: what is open to whom beyond its account, public access with a request that proves it. */
export function define(command: Command): void {
  addEstate(command)
    .optionsGroup('Result')
    .option('--json', 'print everything as JSON')
    .option('--fail-on-public', 'exit with 1 when something is public, 3 when that is unknown')
    .addHelpText('after', help)
    .action(run)
}

const help = `
Conditions count: a policy for everyone of one organization is not public. ACLs and Block Public Access count for buckets.

Example
  plinth access exposure --terraform plan.json --fail-on-public`

async function run(options: Options): Promise<void> {
  const { resources, failed, unlisted } = await gatherResources(options)
  const answer = askExposure(resources)
  const missing = unlisted(guardedTypes)
  printUnlisted(missing)
  const has = (reach: ExposureRow['reach']) => answer.rows.some((row) => row.reach === reach)
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ ...answer, unlisted: missing }, null, 2)}\n`)
  else process.stdout.write(render(answer.rows, answer.resources))
  if (failed) process.exitCode = exit.usage
  if (options.failOnPublic !== true) return
  if (has('public')) process.exitCode = exit.notMet
  else if (!failed && (has('unknown') || missing.length > 0)) process.exitCode = exit.coverage
}

const words: Readonly<Record<ExposureRow['reach'], string>> = {
  public: '✖ Open to anyone',
  unknown: '? Nobody could tell',
  'cross-organization': '▲ Open to other organizations',
  organization: '● Open to the whole organization',
  'cross-account': '● Open to other accounts of the organization',
}

function render(rows: readonly ExposureRow[], resources: number): string {
  const lines = [`${resources} resources have a policy of their own`]
  for (const [reach, title] of Object.entries(words)) {
    const group = rows.filter((row) => row.reach === reach)
    if (group.length > 0) lines.push('', `${title} (${group.length})`, ...group.flatMap(renderRow))
  }
  if (rows.length === 0) lines.push('None of them is open beyond its account.')
  return `${lines.join('\n')}\n`
}

function renderRow({
  resource,
  reach,
  principal,
  actions,
  conditions,
  statement,
  proof,
  reason,
}: ExposureRow) {
  const whom = reach === 'public' ? '' : `to ${printable(principal)}`
  const what =
    actions.length > 0
      ? `${short(actions)}${statement === undefined ? '' : `, by ${printable(statement)}`}`
      : ''
  const only =
    conditions.length > 0
      ? `with conditions on ${[...new Set(conditions)].map(printable).join(', ')}`
      : ''
  const proven =
    proof === undefined
      ? ''
      : `proof: ${printable(proof.caller)} may call ${printable(proof.action)} on ${printable(proof.resource)}`
  const details = [whom, what, only, proven, printable(reason ?? '')].filter((line) => line !== '')
  return [`  ${printable(resource)}`, ...details.map((line) => `     ${line}`)]
}

function short(actions: readonly string[]): string {
  const shown = actions.slice(0, 4).map(printable).join(', ')
  return actions.length > 4 ? `${shown} and ${actions.length - 4} more` : shown
}
