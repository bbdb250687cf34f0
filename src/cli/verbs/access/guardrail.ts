import type { Command } from 'commander'
import {
  findGuardrail,
  loadGuardrails,
  type ParameterValues,
  runGuardrailTests,
  showGuardrail,
} from '../../../app/access/guardrail.ts'
import { exit } from '../../exit.ts'
import { useColour } from '../../use-colour.ts'
import { readParameter } from './guardrail-parameter.ts'
import { renderList, renderShown, renderTests } from './render-guardrail.ts'

interface Options {
  readonly param: ParameterValues
  readonly json?: boolean
  readonly policyOnly?: boolean
  readonly color: boolean
}

/** `plinth access guardrail …`: policies of the organization, from the library or one's own. */
export async function define(command: Command, args: readonly string[]): Promise<void> {
  command.addHelpText('after', help)
  defineList(verb(command, 'list', 'List the guardrails of the library.'))
  defineShow(verb(command, 'show', 'Print a guardrail with values in the place of parameters.'))
  defineTest(verb(command, 'test', 'Put the requests of guardrails to their policies.'))
  const whatIf = verb(command, 'what-if', 'Say who loses what, and which logged calls would break.')
  if (args.includes('what-if')) await (await import('./guardrail-what-if.ts')).define(whatIf)
}

const help = `
Exit codes
  0  list, show: done. test: every test passed. what-if: nothing breaks that was looked at
  1  test: a test failed or the policy has errors. what-if: calls that were seen would break
  2  usage, a file or a parameter is wrong
  3  what-if: nothing is known to break, but of some calls nobody can tell

Examples
  plinth access guardrail list
  plinth access guardrail show allowed-regions --param allowedRegions=eu-central-1,eu-west-1 --policy-only
  plinth access guardrail test --all
  plinth access guardrail what-if scp.json --target root --snapshot estate.ndjson.gz --cloudtrail logs/`

function verb(command: Command, name: string, description: string): Command {
  return command.command(name).description(description).exitOverride().showSuggestionAfterError()
}

function withValues(command: Command): Command {
  return command
    .option('--param <name=values>', 'value of a parameter, several by commas', readParameter, {})
    .option('--json', 'print everything as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
}

function defineList(command: Command): void {
  command
    .option('--json', 'print everything as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .action((options: Options) => {
      const guardrails = loadGuardrails()
      const shown = guardrails.map((guardrail) => showGuardrail(guardrail, {}))
      if (options.json === true)
        print(shown.map(({ guardrail, size, limit }) => ({ ...guardrail, size, limit })))
      else process.stdout.write(renderList(shown, useColour(options.color)))
    })
}

function defineShow(command: Command): void {
  withValues(command.argument('<name>', 'of the library, or a file'))
    .option('--policy-only', 'print the policy document, ready to be attached, and nothing else')
    .action(async (name: string, options: Options) => {
      const shown = showGuardrail(await findGuardrail(name), options.param)
      if (options.policyOnly === true && shown.examples.length > 0)
        command.error(`error: give a value: --param ${shown.examples[0]}=VALUE`)
      if (options.policyOnly === true) process.stdout.write(`${JSON.stringify(shown.policy)}\n`)
      else if (options.json === true) print(shown)
      else process.stdout.write(renderShown(shown, useColour(options.color)))
    })
}

function defineTest(command: Command): void {
  withValues(command.argument('[name...]', 'of the library, or files'))
    .option('--all', 'every guardrail of the library')
    .action(async (names: readonly string[], options: Options & { readonly all?: boolean }) => {
      if (names.length === 0 && options.all !== true)
        command.error('error: name a guardrail or a file, or give --all')
      const guardrails =
        options.all === true ? loadGuardrails() : await Promise.all(names.map(findGuardrail))
      const tested = guardrails.map((guardrail) => runGuardrailTests(guardrail, options.param))
      if (options.json === true) print(tested)
      else process.stdout.write(renderTests(tested, useColour(options.color)))
      if (tested.some(({ passed }) => !passed)) process.exitCode = exit.notMet
    })
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}
