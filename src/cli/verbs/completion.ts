import { Argument, Command } from 'commander'
import { explainableNames } from '../../app/explain.ts'
import { loadSecurityLens } from '../../app/lens.ts'
import { verbs } from '../verbs.ts'
import { type CompletionWords, shells } from '../completion-scripts.ts'

/** `plinth completion SHELL`: a static script; it knows verbs, options and everything `explain` explains. */
export function define(command: Command): void {
  command
    .addArgument(new Argument('<shell>', 'for which shell').choices(Object.keys(shells)))
    .addHelpText(
      'after',
      `
Examples
  plinth completion bash > ~/.local/share/bash-completion/completions/plinth
  plinth completion zsh > "\${fpath[1]}/_plinth"
  plinth completion fish > ~/.config/fish/completions/plinth.fish`,
    )
    .action(async (shell: string) => {
      const write = shells[shell]
      if (write !== undefined) process.stdout.write(write(await words()))
    })
}

async function words(): Promise<CompletionWords> {
  const options: Record<string, readonly string[]> = {}
  for (const [name, { load }] of Object.entries(verbs)) {
    const probe = new Command(name)
    await (await load()).define(probe, [])
    const inner = probe.commands.map((verb) => verb.name())
    options[name] = [...inner, ...probe.options.flatMap((o) => o.long ?? []).toSorted()]
  }
  return {
    summaries: Object.fromEntries(Object.entries(verbs).map(([name, v]) => [name, v.summary])),
    options,
    explain: explainableNames(loadSecurityLens()),
  }
}
