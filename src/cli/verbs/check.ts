import type { Command } from 'commander'
import { detectSources, type FileRequest } from '../../app/detect-source.ts'
import { prepareBare } from '../../app/prepare.ts'
import { loadCheckTable } from '../../app/write-document.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { addDocuments, type DocumentOptions, documentRequests } from '../options/documents.ts'
import { addGate, type GateOptions, readGate } from '../options/gate.ts'
import { addSources, type SourceOptions, sourceRequests } from '../options/sources.ts'
import { runReview } from '../run-review.ts'

type Options = SourceOptions & DocumentOptions & GateOptions

/** `plinth check PATH…`: posture findings on templates, plans and snapshots; no state, no questions. */
export function define(command: Command): void {
  command.argument('[path...]', 'templates, plans, snapshots, or folders that hold some')
  addGate(addDocuments(addSources(command))).addHelpText(
    'after',
    `
Examples
  plinth check template.yaml
  plinth check infrastructure/ --fail-on high
  plinth check plan.json --format sarif=plinth.sarif --fail-on new --baseline main.json`,
  )
  command.action(async (paths: readonly string[], options: Options) => {
    const named = sourceRequests(options)
    if (paths.length === 0 && named.length === 0)
      command.error('error: name at least one template, plan, snapshot or folder')
    const { requests, diagnostics } = await detectAll(paths)
    const { code } = await runReview({
      requests: [...requests, ...named],
      sources: options,
      prepared: prepareBare(),
      documents: documentRequests(options),
      gate: await readGate(options),
      now: options.at ?? Date.now(),
      color: options.color,
      quiet: options.quiet === true,
      diagnostics,
      terminal: await loadCheckTable(),
    })
    process.exitCode = code
  })
}

async function detectAll(paths: readonly string[]) {
  const requests: FileRequest[] = []
  const diagnostics: Diagnostic[] = []
  for (const path of paths) {
    const found = await detectSources(path)
    requests.push(...found.requests)
    diagnostics.push(...found.diagnostics)
  }
  return { requests, diagnostics }
}
