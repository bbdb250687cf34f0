import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a part of a test run came to. */
export interface Summary {
  readonly counts: Readonly<Record<'passed' | 'failed' | 'skipped', number>>
  /** Names of the tests that were skipped. */
  readonly skipped: readonly string[]
  readonly files: readonly { readonly name: string; readonly seconds: number }[]
}

/** Files that are told, and the seconds that none of them stays under. */
const told = { files: 12, seconds: 5 }

/** Where the reporter of a part leaves its summary. */
export function summaryFile(part: string): string {
  return join(import.meta.dirname, '../.cache/test-parts', `${part}.json`)
}

/** The summary of a part; a part that left none has failed. */
export function readSummary(part: string): Summary {
  const file = summaryFile(part)
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Summary)
    : { counts: { passed: 0, failed: 1, skipped: 0 }, skipped: [], files: [] }
}

/** The closing lines of a run: which files took longest, what was skipped, and `N passed, N failed, N skipped`. */
export function closingLines(parts: readonly Summary[]): readonly string[] {
  const slowest = parts
    .flatMap(({ files }) => files)
    .filter(({ seconds }) => seconds >= told.seconds)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, told.files)
  const sum = (state: keyof Summary['counts']) =>
    parts.reduce((total, { counts }) => total + counts[state], 0)
  return [
    ...slowest.map(({ name, seconds }) => `slow: ${seconds.toFixed(1)} s ${name}`),
    ...parts.flatMap(({ skipped }) => skipped.map((name) => `skipped: ${name}`)),
    `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`,
  ]
}
