import type { Tx } from '../../../store/db.ts'
import { listLensVersionHeads } from '../../../store/lens-version-heads.ts'
import { deleteLens as deleteRow, getLens, updateLens } from '../../../store/lenses.ts'
import type { LensRow } from '../../../store/schema.ts'
import { deleteSharesOf } from '../../../store/shares.ts'
import { deleteTagsOf } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { conflict, invalid, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { ownLens } from './look-up.ts'

/**
 * Deletes the draft of a lens, what is published of it, or both. Workloads, milestones and templates that use a
 * published version keep it; no one can apply it anew, and its shares end.
 */
export async function deleteLens(
  context: ToolContext,
  reference: string,
  status: 'ALL' | 'DRAFT' | 'PUBLISHED',
): Promise<void> {
  const { id, arn } = await ownLens(context, reference)
  await writeAs(context, 'DeleteLens', arn, async (tx) => {
    const row = await getLens(tx, id)
    if (row === undefined) throw notFound('LENS', arn)
    const hasDraft = row.data.draft !== undefined
    const isPublished = row.current !== null
    if (status === 'DRAFT' && !hasDraft) throw invalid('The lens has no draft.')
    if (status === 'PUBLISHED' && !isPublished) throw invalid('The lens is not published.')
    if (status === 'DRAFT' && isPublished) return dropDraft(tx, row)
    await deleteSharesOf(tx, 'lens', id)
    if (status === 'PUBLISHED' && hasDraft) return withdraw(tx, row)
    await deleteTagsOf(tx, arn)
    await drop(tx, row)
  })
}

async function dropDraft(tx: Tx, row: LensRow): Promise<void> {
  const { draft: _, draftName: __, draftDescription: ___, ...data } = row.data
  settle(await updateLens(tx, row.id, row.version, { data }), row)
}

/** Only the draft remains. Versions in use stay readable where they are used. */
async function withdraw(tx: Tx, row: LensRow): Promise<void> {
  const { description: _, ...data } = row.data
  const name = data.draftName ?? row.name
  const change = { name, status: 'DRAFT', current: null, data } as const
  settle(await updateLens(tx, row.id, row.version, change), row)
}

/** What was ever published stays for reviews and milestones, also for those that begin at this moment. */
async function drop(tx: Tx, row: LensRow): Promise<void> {
  const versions = await listLensVersionHeads(tx, row.id)
  const gone = { status: 'DELETED', current: null, data: {} } as const
  const outcome =
    versions.length > 0
      ? await updateLens(tx, row.id, row.version, gone)
      : await deleteRow(tx, row.id)
  settle(outcome, row)
}

function settle(outcome: LensRow | string, { arn }: LensRow): void {
  if (typeof outcome === 'string')
    throw conflict('The lens was changed at the same time. Try again.', 'LENS', arn)
}
