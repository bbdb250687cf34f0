import { describeFileError } from '../lib/describe-file-error.ts'
import { PlinthError } from '../model/diagnostic.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { writeSnapshot } from '../collect/snapshot/write-snapshot.ts'

/**
 * Writes a snapshot file.
 * @throws PlinthError when the place cannot be written
 */
export async function saveSnapshot(file: string, snapshot: Snapshot): Promise<void> {
  try {
    await writeSnapshot(file, snapshot)
  } catch (error) {
    throw new PlinthError({
      code: 'snapshot-not-written',
      severity: 'error',
      message: `The snapshot could not be written: ${describeFileError(error)}.`,
      help: 'Name another file with --output.',
      where: { file },
    })
  }
}
