import { createHash } from 'node:crypto'
import { printable } from '../../../lib/printable.ts'
import {
  evidenceBytes,
  getEvidenceFile,
  insertEvidenceFile,
  listEvidenceFiles,
  readEvidenceFile,
} from '../../../store/evidence-files.ts'
import type { EvidenceFileRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { notFound, quotaExceeded } from '../tool-error.ts'
import { userOf } from '../user-of.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'

/** Bytes of one file, and of all files of a workload. */
export const longestFile = 10 * 1024 * 1024
export const mostBytes = 500 * 1024 * 1024

export interface NewFile {
  readonly name: string
  /** Media type as the client names it; shown, never trusted. */
  readonly type: string
  readonly content: Uint8Array
}

/** A file of the evidence locker. */
function describeFile({ sha256, size, created, data }: EvidenceFileRow) {
  return {
    sha256,
    size,
    name: data.name,
    type: data.type,
    by: userOf(data.by),
    created: new Date(created).toISOString(),
  }
}

/**
 * Keeps a file under the digest of its content; the same content again is the file that is there.
 * @throws ToolError access-denied, quota
 */
export async function keepFile(context: ToolContext, id: string, { name, type, content }: NewFile) {
  const { workload } = await getOwnWorkload(context, id, 'contribute')
  const sha256 = createHash('sha256').update(content).digest('hex')
  const row = await writeAs(context, 'KeepEvidenceFile', workload.arn, async (tx) => {
    if ((await evidenceBytes(tx, id)) + content.length > mostBytes)
      throw quotaExceeded(
        `The files of the workload ${id} may have ${mostBytes / 1024 / 1024} MB together.`,
        'L-evidence-bytes-per-workload',
      )
    const data = { name: printable(name), type, by: context.caller.principalArn }
    const added = await insertEvidenceFile(
      tx,
      { workload: id, sha256, size: content.length, data },
      content,
    )
    return added === 'exists' ? getEvidenceFile(tx, id, sha256) : added
  })
  if (row === undefined) throw notFound('EVIDENCE_FILE', sha256)
  return describeFile(row)
}

/** Files of a workload. */
export async function listFiles(context: ToolContext, id: string) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  return { items: (await listEvidenceFiles(context.db, workload.id)).map(describeFile) }
}

/** A file with its content. @throws ToolError not-found */
export async function openFile(context: ToolContext, id: string, sha256: string) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const row = await getEvidenceFile(context.db, workload.id, sha256)
  if (row === undefined) throw notFound('EVIDENCE_FILE', sha256)
  return { name: row.data.name, content: await readEvidenceFile(context.db, row) }
}
