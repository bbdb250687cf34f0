import type { Command } from 'commander'
import { accessVerbs } from './access/verbs.ts'

/** `plinth access …`: who can do what; one file per question in `access/`, loaded when it is asked. */
export async function define(command: Command, args: readonly string[]): Promise<void> {
  const wanted = args.find((arg) => Object.hasOwn(accessVerbs, arg))
  for (const [name, { summary, load }] of Object.entries(accessVerbs)) {
    const verb = command.command(name).summary(summary).description(sentence(summary))
    verb.exitOverride().showSuggestionAfterError()
    if (name === wanted) await (await load()).define(verb, args)
  }
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
}
