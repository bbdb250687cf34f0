import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import {
  findGuardrail,
  loadGuardrails,
  type ParameterValues,
  showGuardrail,
} from '../../../app/access/guardrail.ts'
import {
  askWhatIf,
  readProposal,
  typesBound,
  type WhatIfAnswer,
  type WhatIfQuestion,
} from '../../../app/access/guardrail-what-if.ts'
import { organizationTypes } from '../../../app/access/unlisted.ts'
import { describeFileError } from '../../../lib/describe-file-error.ts'
import { PlinthError } from '../../../model/diagnostic.ts'
import { exit } from '../../exit.ts'
import { addSources, type SourceOptions, sourceRequests } from '../../options/sources.ts'
import { printDiagnostics } from '../../print-diagnostics.ts'
import { useColour } from '../../use-colour.ts'
import { gatherResources, printUnlisted } from './gather-resources.ts'
import { readParameter } from './guardrail-parameter.ts'
import { renderWhatIf } from './render-what-if.ts'
import { logTime, showLogProgress } from '../../options/logs.ts'
import { repeated } from '../../options/repeated.ts'

interface Options extends SourceOptions {
  readonly type?: 'scp' | 'rcp'
  readonly target?: string
  readonly replaces?: string
  readonly cloudtrail: readonly string[]
  readonly since?: string
  readonly param: ParameterValues
  readonly exempted?: string
  readonly json?: boolean
  readonly color: boolean
}

/** `plinth access guardrail what-if`: what a policy would break, by the snapshot and by what was seen. */
export async function define(command: Command): Promise<void> {
  addSources(
    command.argument('<policy>', 'a policy as JSON, or the name of a guardrail of the library'),
    { sample: true },
  )
    .optionsGroup('Question')
    .addOption(
      new Option('--type <type>', 'default: rcp when the policy has principals, else scp').choices([
        'scp',
        'rcp',
      ]),
    )
    .option('--target <target>', 'root, or id or name of a root, unit or account')
    .option('--replaces <policy>', 'id or name of the attached policy whose place it takes')
    .option('--cloudtrail <paths...>', 'logs to replay: files or folders', repeated, [])
    .option('--since <time>', 'leave out earlier events, e.g. 2026-09-01', logTime)
    .option('--param <name=values>', 'value of a parameter of a guardrail', readParameter, {})
    .option('--exempted <file>', 'write the policy with the suggested exemptions')
    .option('--json', 'print everything as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .addHelpText('after', help)
    .action((policy: string, options: Options) => run(policy, options))
  await Promise.resolve()
}

const help = `
Exit codes: 0 no call that was seen would break, 1 calls that were seen would break, 3 of some calls or identities nobody can tell.
Without an organization in the snapshot, or without a snapshot, the policy is taken to bind whoever the logs show.`

async function run(policy: string, options: Options): Promise<void> {
  const asked = await questionOf(policy, options)
  const gathered = sourceRequests(options).length === 0 ? undefined : await gatherResources(options)
  const resources = gathered?.resources ?? []
  if (resources.length === 0 && asked.logs.length === 0)
    throw new PlinthError({
      code: 'guardrail-nothing-to-ask',
      severity: 'error',
      message: 'There is nothing to put the policy to.',
      help: 'Name logs with --cloudtrail, a source such as --snapshot FILE, or both.',
    })
  const answer = await askWhatIf(resources, asked)
  const missing = gathered?.unlisted(typesBound(asked.type)) ?? []
  printUnlisted(missing)
  printDiagnostics(answer.diagnostics)
  if (options.exempted !== undefined) writeExempted(answer, asked, options.exempted)
  if (options.json === true)
    process.stdout.write(`${JSON.stringify({ ...answer, unlisted: missing }, jsonValue, 2)}\n`)
  else process.stdout.write(renderWhatIf(answer, useColour(options.color)))
  // Without an organization the policy is taken to bind everybody: only whom nobody listed may be missing.
  const incomplete = missing.some(({ types }) =>
    types.some((type) => !organizationTypes.includes(type)),
  )
  process.exitCode = exitCode(answer, incomplete)
}

async function questionOf(policy: string, options: Options): Promise<WhatIfQuestion> {
  const { target, replaces, since, cloudtrail: logs } = options
  const read = await readPolicy(policy, options)
  return {
    ...read,
    logs,
    onFile: showLogProgress,
    ...(target !== undefined && { target }),
    ...(replaces !== undefined && { replaces }),
    ...(since !== undefined && { since }),
  }
}

async function readPolicy(
  policy: string,
  { param, type }: Options,
): Promise<Pick<WhatIfQuestion, 'document' | 'name' | 'type'>> {
  if (loadGuardrails().some(({ name }) => name === policy)) {
    const shown = showGuardrail(await findGuardrail(policy), param)
    const [missing] = shown.examples
    if (missing === undefined)
      return { document: shown.policy, name: policy, type: shown.guardrail.type }
    throw new PlinthError({
      code: 'guardrail-parameter',
      severity: 'error',
      message: `${policy} needs a value for ${missing}.`,
      help: `Give it as --param ${missing}=VALUE[,VALUE…].`,
    })
  }
  const document = await readProposal(policy)
  const named = /"Principal"\s*:/.test(JSON.stringify(document))
  return { document, name: basename(policy), type: type ?? (named ? 'rcp' : 'scp') }
}

function writeExempted(answer: WhatIfAnswer, asked: WhatIfQuestion, file: string): void {
  try {
    writeFileSync(file, `${JSON.stringify(answer.withExemptions ?? asked.document, null, 2)}\n`)
  } catch (error) {
    throw new PlinthError({
      code: 'guardrail-unwritable',
      severity: 'error',
      message: `The policy cannot be written: ${describeFileError(error)}.`,
      where: { file },
    })
  }
}

/** Contexts of example requests are maps. */
function jsonValue(_: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value
}

function exitCode({ observed, losses, diagnostics }: WhatIfAnswer, incomplete: boolean): number {
  if (diagnostics.some(({ severity }) => severity === 'error')) return exit.usage
  if (observed === undefined)
    return losses.unclear.length > 0 || incomplete ? exit.coverage : exit.met
  const { calls, unclear, unplaced } = observed
  if (calls.broken > 0) return exit.notMet
  const open = losses.unclear.length + unclear.length + Object.keys(unplaced).length
  return open > 0 || diagnostics.length > 0 || incomplete ? exit.coverage : exit.met
}
