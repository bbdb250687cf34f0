import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { loadShippedLens, shippedAliases } from '../../app/tool/lenses/shipped-lenses.ts'
import { describeFileError } from '../../lib/describe-file-error.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import { PlinthError } from '../../model/diagnostic.ts'

/** `plinth lens list|export`: custom lenses that come with Plinth, for the Well-Architected Tool. */
export function define(command: Command): void {
  command
    .command('list')
    .description('List the lenses that come with Plinth.')
    .option('--json', 'as JSON')
    .action(list)
  command
    .command('export')
    .description('Write a lens as JSON, as ImportLens takes it.')
    .argument('<name>', 'as `plinth lens list` shows it')
    .option('--output <file>', 'instead of stdout')
    .action(write)
  command.addHelpText(
    'after',
    `
Example
  plinth lens export serverless --output serverless.json
  aws wellarchitected import-lens --json-string file://serverless.json`,
  )
}

function list({ json }: { readonly json?: boolean }): void {
  const lenses = shippedAliases().flatMap((alias) => loadShippedLens(alias) ?? [])
  const rows = lenses.map(({ alias, name, questions }) => ({ alias, name, questions }))
  if (json === true) {
    process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`)
    return
  }
  const width = Math.max(...rows.map(({ alias }) => alias.length))
  for (const { alias, name, questions } of rows)
    process.stdout.write(`${alias.padEnd(width)}  ${name}, ${questions} questions\n`)
}

async function write(name: string, { output }: { readonly output?: string }): Promise<void> {
  const lens = loadShippedLens(name)
  if (lens === undefined) {
    const near = nearestName(name, new Set(shippedAliases()))
    throw new PlinthError({
      code: 'lens-unknown',
      severity: 'error',
      message: `No lens ${JSON.stringify(name)} comes with Plinth.`,
      help:
        near === undefined ? 'See `plinth lens list` for those that do.' : `Did you mean ${near}?`,
    })
  }
  if (output === undefined) {
    process.stdout.write(lens.json)
    return
  }
  try {
    await writeFile(output, lens.json)
  } catch (error) {
    throw new PlinthError({
      code: 'lens-unwritable',
      severity: 'error',
      message: `The lens cannot be written: ${describeFileError(error)}.`,
      help: 'Name a file in a folder that exists and may be written to.',
      where: { file: output },
    })
  }
}
