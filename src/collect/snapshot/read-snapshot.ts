import { describeFileError } from '../../lib/describe-file-error.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Gap } from '../../model/gap.ts'
import type { Resource } from '../../model/resource.ts'
import type { Snapshot, Source } from '../../model/snapshot.ts'
import { nestsDeeper } from './nests-deeper.ts'
import { isDiagnostic, isFields, isGap, isResource, isSource } from './snapshot-entries.ts'
import { SnapshotTooLarge, snapshotLines } from './snapshot-lines.ts'
import { snapshotVersion } from './write-snapshot.ts'

interface Draft {
  header?: { started: string; ended: string; sources: readonly Source[] }
  ended: boolean
  readonly resources: Resource[]
  readonly gaps: Gap[]
  readonly diagnostics: Diagnostic[]
  problems: number
}

/** How many problems are told; a file with more is not read on. */
const mostProblems = 3
/** No resource of AWS comes near it, and whatever looks at properties may recurse. */
const deepest = 200

/**
 * Reads a snapshot file. Never throws: a file that is damaged gives what could be read of it, with a diagnostic, and a
 * gap that keeps absence from counting as knowledge. A file that is larger than any snapshot gives nothing else.
 */
export async function readSnapshot(path: string): Promise<Snapshot> {
  let draft: Draft = { ended: false, resources: [], gaps: [], diagnostics: [], problems: 0 }
  let number = 0
  let readable = true
  try {
    for await (const line of snapshotLines(path)) {
      number++
      const problem = take(draft, line)
      if (problem === undefined) continue
      draft.diagnostics.push({ ...problem, where: { file: path, line: number } })
      if (draft.header !== undefined && ++draft.problems < mostProblems) continue
      readable = false
      if (draft.header !== undefined) draft.diagnostics.push(givenUp(path, number))
      break
    }
    if (number === 0) draft.diagnostics.push(atStart(path, notASnapshot('The file is empty.')))
  } catch (error) {
    readable = false
    if (error instanceof SnapshotTooLarge)
      draft = { ...draft, resources: [], gaps: [], diagnostics: [] }
    draft.diagnostics.push(unreadable(path, error, number))
  }
  if (draft.header !== undefined && draft.ended && draft.problems > 0)
    draft.gaps.push(gapOver(draft.header.sources, 'Lines of the file are damaged.'))
  if (draft.header !== undefined && !draft.ended) {
    draft.gaps.push(gapOver(draft.header.sources, 'The file was not read to its end.'))
    // A last line that was cut is the same problem.
    if (readable && brokenAt(draft.diagnostics.at(-1)) === number) draft.diagnostics.pop()
    if (readable) draft.diagnostics.push(truncated(path, draft.resources.length))
  }
  const { header, resources, gaps, diagnostics } = draft
  const { started = '', ended = '', sources = [] } = header ?? {}
  return { started, ended, sources, resources, gaps, diagnostics }
}

/** Takes one line into the draft; returns what is wrong with it. */
function take(draft: Draft, line: string): Diagnostic | undefined {
  if (nestsDeeper(line, deepest)) return broken(`nests more than ${deepest} levels deep`)
  const entry = parse(line)
  if (draft.header === undefined) return takeHeader(draft, entry)
  if (!isFields(entry)) return broken('is not a JSON object')
  const { resource, gap, diagnostic } = entry
  if (resource !== undefined) {
    if (!isResource(resource)) return broken('holds no valid resource')
    draft.resources.push(resource)
  } else if (gap !== undefined) {
    if (!isGap(gap)) return broken('holds no valid gap')
    draft.gaps.push(gap)
  } else if (diagnostic !== undefined) {
    if (!isDiagnostic(diagnostic)) return broken('holds no valid diagnostic')
    draft.diagnostics.push(diagnostic)
  } else if ('end' in entry) draft.ended = true
  else return broken('holds nothing that this Plinth knows')
  return undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function takeHeader(draft: Draft, entry: unknown): Diagnostic | undefined {
  if (entry === undefined) return notASnapshot('Its first line is not JSON.')
  if (!isFields(entry) || entry['plinth'] !== 'snapshot')
    return notASnapshot('Its first line is not the header of one.')
  const { version, started, ended, sources } = entry
  if (Number.isSafeInteger(version) && Number(version) > snapshotVersion)
    return {
      code: 'snapshot-version',
      severity: 'error',
      message: `The snapshot has format version ${String(version)}; this Plinth reads up to ${snapshotVersion}.`,
      help: 'Use the Plinth that wrote it, or a newer one.',
    }
  const sound = typeof started === 'string' && typeof ended === 'string' && Array.isArray(sources)
  if (version !== snapshotVersion || !sound || !sources.every(isSource)) return damagedHeader
  draft.header = { started, ended, sources }
  return undefined
}

const damagedHeader: Diagnostic = {
  code: 'snapshot-header',
  severity: 'error',
  message: 'The header of the snapshot, its first line, is damaged, so nothing of it was read.',
  help: 'Collect again; the file was changed after it was written.',
}

function broken(what: string): Diagnostic {
  return {
    code: 'snapshot-line',
    severity: 'error',
    message: `This line of the snapshot ${what} and is left out.`,
    help: 'Collect again; the file was changed or damaged after it was written.',
  }
}

function givenUp(file: string, line: number): Diagnostic {
  return {
    code: 'snapshot-damaged',
    severity: 'error',
    message: `The snapshot was not read beyond this line: ${mostProblems} lines of it are damaged.`,
    help: 'Copy or collect it again; what is missing counts as unknown.',
    where: { file, line },
  }
}

function brokenAt(diagnostic: Diagnostic | undefined): number | undefined {
  return diagnostic?.code === 'snapshot-line' ? diagnostic.where?.line : undefined
}

function notASnapshot(why: string): Diagnostic {
  return {
    code: 'snapshot-format',
    severity: 'error',
    message: `This is not a Plinth snapshot. ${why}`,
    help: 'Make one with `plinth collect`; give plans with --terraform and templates with --cloudformation.',
  }
}

function atStart(file: string, diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, where: { file } }
}

function unreadable(file: string, error: unknown, line: number): Diagnostic {
  const why = describeFileError(error)
  const where = line > 0 ? { file, line } : { file }
  if (error instanceof SnapshotTooLarge)
    return {
      code: 'snapshot-too-large',
      severity: 'error',
      message: `The snapshot is larger than any that Plinth writes: it has ${why}. Nothing of it was used.`,
      help: 'Check where the file comes from; collect fewer accounts or Regions into one snapshot.',
      where,
    }
  return {
    code: 'snapshot-unreadable',
    severity: 'error',
    message: `The snapshot could not be read to its end: ${why}.`,
    help: 'Check that the file exists, may be read and was copied whole.',
    where,
  }
}

function truncated(file: string, resources: number): Diagnostic {
  return {
    code: 'snapshot-truncated',
    severity: 'error',
    message: `The snapshot ends early, after ${resources} ${resources === 1 ? 'resource' : 'resources'}.`,
    help: 'Copy or collect it again; what is missing counts as unknown.',
    where: { file },
  }
}

/** What a damaged line held may have been any resource. */
function gapOver(sources: readonly Source[], error: string): Gap {
  return {
    source: sources[0]?.kind ?? 'aws',
    operation: 'read snapshot',
    reason: 'failed',
    error,
    types: ['*'],
    hides: true,
  }
}
