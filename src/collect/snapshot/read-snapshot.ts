import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot, Source } from '../../model/snapshot.ts'
import { snapshotVersion } from './write-snapshot.ts'
import { snapshotLines } from './snapshot-lines.ts'

interface Draft {
  header?: { started: string; ended: string; sources: readonly Source[] }
  ended: boolean
  readonly resources: Resource[]
  readonly gaps: Gap[]
  readonly diagnostics: Diagnostic[]
}

/**
 * Reads a snapshot file. Never throws: a file that is damaged gives what could be read of it, with a diagnostic, and a
 * gap that keeps absence from counting as knowledge.
 */
export async function readSnapshot(path: string): Promise<Snapshot> {
  const draft: Draft = { ended: false, resources: [], gaps: [], diagnostics: [] }
  let number = 0
  try {
    for await (const line of snapshotLines(path)) {
      number++
      const problem = take(draft, line, number)
      if (problem === undefined) continue
      draft.diagnostics.push({ ...problem, where: { file: path, line: number } })
      if (draft.header === undefined) break
    }
    if (number === 0) draft.diagnostics.push(notASnapshot(path, 'The file is empty.'))
  } catch (error) {
    draft.diagnostics.push(unreadable(path, error, number))
  }
  if (draft.header !== undefined && !draft.ended) noteTruncation(draft, path)
  const { header, resources, gaps, diagnostics } = draft
  const { started = '', ended = '', sources = [] } = header ?? {}
  return { started, ended, sources, resources, gaps, diagnostics }
}

/** Takes one line into the draft; returns what is wrong with it. */
function take(draft: Draft, line: string, number: number): Diagnostic | undefined {
  let entry: Record<string, unknown>
  try {
    entry = JSON.parse(line) as Record<string, unknown>
  } catch {
    return number === 1
      ? notASnapshot('', 'The first line is not JSON.')
      : broken('is not JSON, so this resource is left out')
  }
  if (typeof entry !== 'object' || entry === null) return broken('is not an object')
  if (draft.header === undefined) return takeHeader(draft, entry)
  if ('resource' in entry) {
    if (!isResource(entry['resource'])) return broken('holds no valid resource')
    draft.resources.push(entry['resource'])
  } else if ('gap' in entry) draft.gaps.push(entry['gap'] as Gap)
  else if ('diagnostic' in entry) draft.diagnostics.push(entry['diagnostic'] as Diagnostic)
  else if ('end' in entry) draft.ended = true
  return undefined
}

function takeHeader(draft: Draft, entry: Record<string, unknown>): Diagnostic | undefined {
  if (entry['plinth'] !== 'snapshot' || !Array.isArray(entry['sources']))
    return notASnapshot('', 'The first line is not the header of a snapshot.')
  if (typeof entry['version'] !== 'number' || entry['version'] > snapshotVersion)
    return {
      code: 'snapshot-version',
      severity: 'error',
      message: `The snapshot has format version ${String(entry['version'])}; this Plinth reads up to ${snapshotVersion}.`,
      help: 'Use the Plinth that wrote it, or a newer one.',
    }
  draft.header = {
    started: String(entry['started']),
    ended: String(entry['ended']),
    sources: entry['sources'] as readonly Source[],
  }
  return undefined
}

function isResource(value: unknown): value is Resource {
  if (typeof value !== 'object' || value === null) return false
  const r = value as Record<string, unknown>
  const strings = typeof r['type'] === 'string' && typeof r['id'] === 'string'
  return strings && [r['properties'], r['tags'], r['source']].every(isObject)
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function broken(what: string): Diagnostic {
  return {
    code: 'snapshot-line',
    severity: 'error',
    message: `A line of the snapshot ${what}.`,
    help: 'Collect again; the file was changed or damaged after it was written.',
  }
}

function notASnapshot(file: string, message: string): Diagnostic {
  return {
    code: 'snapshot-format',
    severity: 'error',
    message: `This is not a Plinth snapshot. ${message}`,
    help: 'Make one with `plinth collect --aws --output snapshot.ndjson.gz`.',
    where: { file },
  }
}

function unreadable(file: string, error: unknown, line: number): Diagnostic {
  return {
    code: 'snapshot-unreadable',
    severity: 'error',
    message: `The snapshot could not be read to its end: ${error instanceof Error ? error.message : String(error)}.`,
    help: 'Check that the file exists and was copied whole.',
    where: line > 0 ? { file, line } : { file },
  }
}

function noteTruncation(draft: Draft, path: string): void {
  draft.diagnostics.push({
    code: 'snapshot-truncated',
    severity: 'error',
    message: `The snapshot ends early, after ${draft.resources.length} resources.`,
    help: 'Copy or collect it again; what is missing counts as unknown.',
    where: { file: path },
  })
  const kind = draft.header?.sources[0]?.kind ?? 'aws'
  const types = [...new Set(draft.header?.sources.flatMap((s) => s.collected ?? []))]
  draft.gaps.push({
    source: kind,
    operation: 'read snapshot',
    reason: 'failed',
    error: 'The file is truncated.',
    types,
    hides: true,
  })
}
