// First, since some libraries keep the `JSON.parse` that they find.
import '../lib/mend-json-parse.ts'
import { readFileSync } from 'node:fs'
import { Command, CommanderError, Help, type Option } from 'commander'
import { printable } from '../lib/printable.ts'
import { PlinthError } from '../model/diagnostic.ts'
import { exit, exitCodeHelp } from './exit.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { verbs } from './verbs.ts'

/**
 * Runs one command. Sets `process.exitCode`; never calls `process.exit`, so that output is written to its end.
 * @param args arguments after the program's name
 */
export async function main(args: readonly string[]): Promise<void> {
  await concluded(async () => {
    const program = await build(args)
    if (args[0] === 'help' && args[1] === 'exit-codes') process.stdout.write(`${exitCodeHelp}\n`)
    else if (args.length === 0) program.outputHelp()
    else await program.parseAsync(withoutIdleHelp(args), { from: 'user' })
  })
}

/** Runs a program that has its own options, with the problems and exit codes of every command. */
export async function runProgram(program: Command, args: readonly string[]): Promise<void> {
  program.exitOverride().showSuggestionAfterError().configureOutput({ writeErr: writePrintable })
  await concluded(() => program.parseAsync(args, { from: 'user' }))
}

async function concluded(run: () => Promise<unknown>): Promise<void> {
  leaveQuietlyWhenThePipeCloses()
  try {
    await run()
  } catch (error) {
    process.exitCode = report(error)
  }
}

async function build(args: readonly string[]): Promise<Command> {
  const program = new Command('plinth')
    .description(
      'AWS Well-Architected Security Pillar reviews that answer themselves with evidence.',
    )
    .version(version())
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false, optionDescription: describeOption })
    .configureOutput({ writeErr: writePrintable })
    .addHelpText('after', '\nExit codes: plinth help exit-codes')
  const wanted = args.find((a) => !a.startsWith('-') && a !== 'help')
  for (const [name, { summary, load }] of Object.entries(verbs)) {
    const command = program.command(name).summary(summary).description(sentence(summary))
    command.exitOverride().showSuggestionAfterError()
    if (name === wanted) await (await load()).define(command, args)
  }
  return program
}

/** `help` of an unknown verb is answered as the verb itself would be: with what was meant. */
function withoutIdleHelp(args: readonly string[]): string[] {
  const [help, verb] = args
  const idle = help === 'help' && verb !== undefined && !Object.hasOwn(verbs, verb)
  return idle && !verb.startsWith('-') && verb !== 'help' ? [verb] : [...args]
}

/** Prints what went wrong and returns the exit code for it. */
function report(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code === 'commander.excessArguments' && /'(review|collect)'/.test(error.message))
      process.stderr.write(
        '(Sources are options here, e.g. --terraform plan.json; `plinth check` takes paths.)\n',
      )
    return error.exitCode === 0 ? exit.met : exit.usage
  }
  if (error instanceof PlinthError) {
    printDiagnostics([error.diagnostic, ...error.more])
    return exit.usage
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `This is a bug in Plinth, not in your input. Please report it with these lines:\n${trace}\n`,
  )
  return exit.bug
}

/** Messages about arguments repeat them. */
function writePrintable(text: string): void {
  process.stderr.write(text.split('\n').map(printable).join('\n'))
}

function version(): string {
  const manifest = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
}

/** `plinth … | head` ends the pipe early; that is no error. */
function leaveQuietlyWhenThePipeCloses(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exitCode = exit.met
  })
}

/** An empty list is no default worth telling. */
function describeOption(option: Option): string {
  return new Help().optionDescription(option).replace(/ ?\(?default: \[\](?:, |\))?/, '')
}
