import type { Command } from 'commander'
import { explain, explainableNames, namesWith } from '../../app/explain.ts'
import { loadSecurityLens } from '../../app/lens.ts'
import { nearestName } from '../../lib/nearest-name.ts'
import { PlinthError } from '../../model/diagnostic.ts'
import { renderExplained } from '../render-explained.ts'
import { useColour } from '../use-colour.ts'

/** `plinth explain NAME`: what a check, a practice or a question asks, why, and how to fix it. */
export function define(command: Command): void {
  command
    .argument('<name>', 'a check id, SECnn, SECnn-BPmm, or an id of the Well-Architected Tool')
    .option('--json', 'as JSON')
    .option('--no-color', 'no colours (NO_COLOR is honoured too)')
    .addHelpText(
      'after',
      `
Examples
  plinth explain s3-bucket-tls-only
  plinth explain SEC03-BP02
  plinth explain permissions`,
    )
    .action((name: string, options: { readonly json?: boolean; readonly color: boolean }) => {
      const lens = loadSecurityLens()
      const explained = explain(name, lens)
      if (explained === undefined)
        throw unknownName(name, explainableNames(lens), namesWith(name, lens))
      const text =
        options.json === true
          ? JSON.stringify(explained, null, 2)
          : renderExplained(explained, {
              color: useColour(options.color),
              columns: Math.min(100, process.stdout.columns ?? 80),
            })
      process.stdout.write(`${text}\n`)
    })
}

const most = 12

function unknownName(
  name: string,
  known: readonly string[],
  holding: readonly string[],
): PlinthError {
  const near = nearestName(name, known) ?? known.find((k) => k.startsWith(name.toLowerCase()))
  return new PlinthError({
    code: 'explain-unknown',
    severity: 'error',
    message: `\`${name}\` is no check, practice or question.`,
    help:
      name !== '' && near !== undefined
        ? `Did you mean \`${near}\`?`
        : holding.length > 0
          ? `These have it in their name: ${some(holding)}.`
          : 'Questions are SEC01 to SEC11, practices SEC01-BP01 and so on; checks are named in every document.',
  })
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, most).map((n) => `\`${n}\``)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
