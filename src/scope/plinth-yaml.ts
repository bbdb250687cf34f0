import { open } from 'node:fs/promises'
import { decodeText } from '../lib/decode-text.ts'
import { describeFileError } from '../lib/describe-file-error.ts'
import { describeIssue, type DescribedIssue, formatPath } from '../lib/describe-issue.ts'
import { nearestName } from '../lib/nearest-name.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { knownKeys } from './known-keys.ts'
import { type LocatedYaml, parseYaml } from './parse-yaml.ts'
import { buildConfig, type PlinthConfig } from './plinth-config.ts'
import { plinthYamlSchema } from './plinth-yaml-schema.ts'

/** Largest `plinth.yaml` that is read, in bytes. */
export const mostBytes = 1_000_000

/** Shown at most. */
const mostProblems = 50

export interface ReadConfig {
  /** Absent when the file cannot be used; each reason is an error. */
  readonly config?: PlinthConfig
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads `plinth.yaml` from disk. Never throws for what the file holds or where it is.
 * @param path of the file; paths in it are taken relative to its folder
 */
export async function readPlinthYaml(path: string): Promise<ReadConfig> {
  try {
    const handle = await open(path)
    try {
      const stat = await handle.stat()
      if (!stat.isFile()) return unreadable(path, 'it is not a file')
      if (stat.size > mostBytes) return tooLarge(path, stat.size)
      return parsePlinthYaml(await handle.readFile(), path)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return unreadable(path, describeFileError(error))
    throw error
  }
}

/**
 * Reads the text of a `plinth.yaml`. Strict: unknown keys, wrong types and impossible dates are errors with file, line
 * and column.
 * @param file name for diagnostics; relative paths in the text are taken relative to its folder
 */
export function parsePlinthYaml(content: string | Uint8Array, file = 'plinth.yaml'): ReadConfig {
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length
  if (size > mostBytes) return tooLarge(file, size)
  const decoded = typeof content === 'string' ? { text: content } : decodeText(content)
  if ('problem' in decoded)
    return failed({
      code: 'plinth-yaml-encoding',
      severity: 'error',
      message: `${file} ${decoded.problem}.`,
      help: 'Save it as UTF-8.',
      where: { file },
    })
  const yaml = parseYaml(decoded.text, file)
  if ('problem' in yaml) return failed(yaml.problem)
  const parsed = plinthYamlSchema.safeParse(withoutEmpty(yaml.value))
  if (parsed.success)
    return { config: buildConfig(parsed.data, file, yaml.placeOf), diagnostics: [] }
  const issues = parsed.error.issues.flatMap((issue) => describeIssue(issue))
  const shown = issues.slice(0, mostProblems).map((issue) => diagnose(issue, file, yaml))
  if (issues.length <= mostProblems) return { diagnostics: shown }
  const more: Diagnostic = {
    code: 'plinth-yaml-more-problems',
    severity: 'error',
    message: `${file} has ${issues.length - mostProblems} more problems that are not listed.`,
    help: 'Correct those that are listed first.',
    where: { file },
  }
  return { diagnostics: [...shown, more] }
}

/** A section that is left empty, or a file that is, says nothing. */
function withoutEmpty(value: unknown): unknown {
  if (value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, section]) => section !== null))
}

function diagnose(
  { path, problem, unknownKey }: DescribedIssue,
  file: string,
  yaml: LocatedYaml,
): Diagnostic {
  return {
    code: unknownKey === undefined ? 'plinth-yaml-value' : 'plinth-yaml-unknown-key',
    severity: 'error',
    message: `In ${file}, ${formatPath(path)} ${problem}.`,
    help: helpFor(path, unknownKey),
    where: yaml.placeOf(path),
  }
}

function helpFor(path: readonly PropertyKey[], unknownKey: string | undefined): string {
  if (unknownKey === undefined)
    return 'Correct the value; `docs/guide/plinth-yaml.md` shows every key.'
  const known = knownKeys(path.slice(0, -1))
  const near = nearestName(unknownKey, known)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  return known.length === 0 ? 'Remove it.' : `Known keys here: ${known.join(', ')}.`
}

function unreadable(path: string, why: string): ReadConfig {
  return failed({
    code: 'plinth-yaml-unreadable',
    severity: 'error',
    message: `${path} cannot be read: ${why}.`,
    help: 'Check the path and its permissions, or leave the option out to review without it.',
    where: { file: path },
  })
}

function tooLarge(file: string, size: number): ReadConfig {
  return failed({
    code: 'plinth-yaml-too-large',
    severity: 'error',
    message: `${file} has ${size} bytes, which is more than the limit of ${mostBytes}.`,
    help: 'Give the configuration, not a template or snapshot.',
    where: { file },
  })
}

function failed(diagnostic: Diagnostic): ReadConfig {
  return { diagnostics: [diagnostic] }
}
