import type { Command } from 'commander'
import { gather } from '../../app/gather.ts'
import { saveSnapshot } from '../../app/save-snapshot.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { exit } from '../exit.ts'
import { addSources, type SourceOptions, sourceRequests } from '../options/sources.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { progressLine } from '../progress.ts'

type Options = SourceOptions & { readonly output: string; readonly quiet?: boolean }

/** `plinth collect`: reads the sources into a snapshot file and judges nothing. */
export function define(command: Command): void {
  addSources(command, { sample: true })
    .optionsGroup('Output')
    .option('--output <file>', 'where to write the snapshot', 'snapshot.ndjson.gz')
    .option('--quiet', 'no progress and no notes on stderr')
    .addHelpText(
      'after',
      `
Examples
  plinth collect --aws --profile audit --region eu-west-1 eu-central-1
  plinth review --snapshot snapshot.ndjson.gz`,
    )
    .action(async (options: Options) => {
      const requests = sourceRequests(options)
      if (requests.length === 0) command.error('error: name a source, e.g. --aws')
      const progress = progressLine(options.quiet === true)
      const snapshot = await gather(requests, {
        regions: options.region,
        parameters: Object.fromEntries(options.parameter),
        now: Date.now(),
        onProgress: progress.show,
        ...(options.account !== undefined && { account: options.account }),
      })
      progress.done()
      printDiagnostics(snapshot.diagnostics, options.quiet)
      await saveSnapshot(options.output, snapshot)
      process.stdout.write(`${summary(snapshot, options.output)}\n`)
      process.exitCode = codeFor(snapshot)
    })
}

function summary({ resources, gaps }: Snapshot, output: string): string {
  const missing = [...new Set(gaps.flatMap((g) => g.permission ?? []))].toSorted()
  const lines = [`${resources.length} resources and ${gaps.length} gaps written to ${output}`]
  if (missing.length > 0) lines.push(`Permissions that would close gaps: ${missing.join(', ')}`)
  lines.push(`Review it: plinth review --snapshot ${output}`)
  return lines.join('\n')
}

function codeFor({ resources, gaps, diagnostics }: Snapshot): number {
  if (diagnostics.some((d) => d.severity === 'error')) return exit.usage
  return resources.length === 0 && gaps.length === 0 ? exit.empty : exit.met
}
