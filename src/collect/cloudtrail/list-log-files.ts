import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFileError } from '../../lib/describe-file-error.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

const candidate = /\.(json|jsonl|ndjson|csv|log)(\.gz)?$|\.gz$/i
/** CloudTrail writes digests of its files beside them; they hold no events. */
const digest = /(^|[\\/])CloudTrail-Digest[\\/]/

/**
 * The log files at a path: the file itself, or every candidate below a folder, as in a synced bucket of CloudTrail.
 * Sorted, so that results do not depend on the file system; symbolic links are not followed.
 */
export async function listLogFiles(
  path: string,
): Promise<{ readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const files: string[] = []
  try {
    if (!(await stat(path)).isDirectory()) return { files: [path], diagnostics: [] }
    for (const folders = [path]; folders.length > 0;) {
      const folder = folders.pop() ?? path
      for await (const entry of await opendir(folder)) {
        const child = join(folder, entry.name)
        if (entry.isDirectory()) folders.push(child)
        else if (entry.isFile() && candidate.test(entry.name) && !digest.test(child))
          files.push(child)
      }
    }
  } catch (error) {
    return { files, diagnostics: [unreadable(path, error)] }
  }
  return files.length > 0
    ? { files: files.toSorted(), diagnostics: [] }
    : { files, diagnostics: [nothingThere(path)] }
}

function unreadable(path: string, error: unknown): Diagnostic {
  return {
    code: 'cloudtrail-unreadable',
    severity: 'error',
    message: `The path cannot be read: ${describeFileError(error)}.`,
    help: 'Name a log file of CloudTrail, or a folder that holds some.',
    where: { file: path },
  }
}

function nothingThere(path: string): Diagnostic {
  return {
    code: 'cloudtrail-folder-empty',
    severity: 'error',
    message: 'There is no log file of CloudTrail below the folder.',
    help: 'Logs end in .json.gz, .json, .ndjson or .csv.',
    where: { file: path },
  }
}
