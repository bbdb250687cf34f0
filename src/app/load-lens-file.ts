import { readFile, stat } from 'node:fs/promises'
import { describeFileError } from '../lib/describe-file-error.ts'
import { type Diagnostic, PlinthError } from '../model/diagnostic.ts'
import type { Lens } from '../model/lens.ts'
import { importCustomLens } from '../review/lens/custom-lens.ts'

/** Nothing that a lens may hold is larger; the importer itself enforces AWS's 500 KB. */
const mostBytes = 4 * 1024 * 1024

/**
 * Reads a custom lens (AWS's JSON, schemaVersion 2021-11-01).
 * @param lenient tolerates what AWS's own published lenses get wrong
 * @throws PlinthError when it cannot be used
 */
export async function loadLensFile(
  file: string,
  lenient: boolean,
): Promise<{ readonly lens: Lens; readonly diagnostics: readonly Diagnostic[] }> {
  const { lens, diagnostics } = importCustomLens(await read(file), { lenient, file })
  if (lens !== undefined) return { lens, diagnostics }
  const [first, ...more] = diagnostics
  if (first === undefined) throw new Error(`no reason why ${file} cannot be used`)
  throw new PlinthError(first, more)
}

async function read(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > mostBytes) throw new Error('it is larger than 4 MiB')
    return await readFile(file)
  } catch (error) {
    throw new PlinthError({
      code: 'lens-unreadable',
      severity: 'error',
      message: `The lens cannot be read: ${describeFileError(error)}.`,
      help: 'Name a custom lens in JSON, as the Well-Architected Tool exports it.',
      where: { file },
    })
  }
}
