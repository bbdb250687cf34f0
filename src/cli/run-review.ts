import { gather, type SourceRequest } from '../app/gather.ts'
import { type Gate, judgeGate } from '../app/gate.ts'
import type { Prepared } from '../app/prepare.ts'
import { reviewSnapshot } from '../app/review-snapshot.ts'
import { type DocumentOptions, holdsConsole, writeDocument } from '../app/write-document.ts'
import { type Diagnostic, PlinthError } from '../model/diagnostic.ts'
import type { Review } from '../model/review.ts'
import { buildConsoleFromSource } from './build-console.ts'
import { type ExitCode, exit } from './exit.ts'
import type { DocumentRequest } from './options/documents.ts'
import type { SourceOptions } from './options/sources.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { progressLine } from './progress.ts'
import { useColour } from './use-colour.ts'

export interface Run {
  readonly requests: readonly SourceRequest[]
  readonly sources: SourceOptions
  readonly prepared: Prepared
  readonly documents: readonly DocumentRequest[]
  readonly gate: Gate
  /** Clock in milliseconds. */
  readonly now: number
  readonly color: boolean
  readonly quiet: boolean
  /** Problems found while looking for sources. */
  readonly diagnostics: readonly Diagnostic[]
  readonly terminal?: Parameters<typeof writeDocument>[3]
}

/** Collects, reviews, writes the documents and judges the gate: the body of `review` and `check`. */
export async function runReview(run: Run): Promise<{ review: Review; code: ExitCode }> {
  const { sources, prepared, now, quiet } = run
  const progress = progressLine(quiet)
  const account = sources.account ?? prepared.workload.accounts[0]
  const snapshot = await gather(run.requests, {
    regions: sources.region.length > 0 ? sources.region : prepared.workload.regions,
    parameters: { ...prepared.parameters, ...Object.fromEntries(sources.parameter) },
    now,
    onProgress: progress.show,
    ...(account !== undefined && { account }),
  })
  progress.done()
  const review = reviewSnapshot({
    ...prepared,
    snapshot,
    now,
    diagnostics: [...run.diagnostics, ...prepared.diagnostics],
  })
  const unwritten = await writeDocuments(review, run)
  const told = run.documents.some((d) => d.format === 'table' && d.path === undefined)
  printDiagnostics([...review.diagnostics, ...unwritten], quiet || told)
  const code = conclude(review, run.gate, quiet)
  return { review, code: unwritten.length > 0 ? exit.usage : code }
}

/** Writes every document it can; returns why others are missing: one bad path does not cost the whole run. */
async function writeDocuments(review: Review, run: Run): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = []
  if (run.documents.some(({ format }) => format === 'html')) await prepareConsole(run.quiet)
  for (const target of run.documents)
    try {
      await writeDocument(review, target, documentOptions(run.color), run.terminal)
    } catch (error) {
      if (!(error instanceof PlinthError)) throw error
      problems.push(error.diagnostic, ...error.more)
    }
  return problems
}

/** An HTML document holds the console, which a copy of the source has to build first. */
async function prepareConsole(quiet: boolean): Promise<void> {
  await buildConsoleFromSource()
  if (quiet || (await holdsConsole())) return
  process.stderr.write(
    'The console is not built, so the html document is the page without it; `npm run build:ui` builds it.\n',
  )
}

/** How a document is drawn on this terminal. */
export function documentOptions(color: boolean): DocumentOptions {
  const columns = process.stdout.columns ?? Number(process.env['COLUMNS'] ?? 80)
  return {
    color: useColour(color),
    columns: Math.min(200, Math.max(40, Number.isFinite(columns) ? columns : 80)),
    cwd: process.cwd(),
  }
}

/** An input that could not be read outranks the gate: a green gate over half the input would mislead. */
function conclude(review: Review, gate: Gate, quiet: boolean): ExitCode {
  const result = judgeGate(review, gate)
  const codes = {
    met: exit.met,
    'not-met': exit.notMet,
    coverage: exit.coverage,
    empty: exit.empty,
  }
  if (
    result.verdict === 'not-met' ||
    result.verdict === 'coverage' ||
    (result.verdict === 'empty' && !quiet)
  )
    process.stderr.write(`${result.message}\n`)
  if (review.diagnostics.some((d) => d.severity === 'error')) return exit.usage
  return codes[result.verdict]
}
