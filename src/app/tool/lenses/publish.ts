import { getLens, insertLensVersion, updateLens } from '../../../store/lenses.ts'
import { renameSharesOf } from '../../../store/shares.ts'
import { listLensVersionHeads } from '../../../store/lens-version-heads.ts'
import type { Tx } from '../../../store/db.ts'
import type { LensData, LensRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { conflict, invalid, notFound, quotaExceeded } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { ownLens } from './look-up.ts'
import { draftVersion } from './read-version.ts'

/** Published versions per lens. */
export const versionQuota = 100

/**
 * Publishes the draft of a lens as a version. Reviews and templates take a minor version up by themselves; a major
 * one waits for their upgrade and shows as a notification. The first version is always a major one.
 */
export async function publishLens(
  context: ToolContext,
  reference: string,
  { version, major }: { readonly version: string; readonly major: boolean },
): Promise<{ readonly arn: string; readonly version: string }> {
  const { id, arn } = await ownLens(context, reference)
  refuseName(version)
  return writeAs(context, 'CreateLensVersion', arn, async (tx) => {
    const row = await getLens(tx, id)
    if (row === undefined) throw notFound('LENS', arn)
    const { draft, draftName, draftDescription } = row.data
    if (draft === undefined || draftName === undefined)
      throw invalid(
        'The lens has no draft to publish. Import the changed lens with ImportLens first.',
      )
    const number = await nextNumber(tx, row)
    const added = await insertLensVersion(tx, {
      lens: id,
      lens_version: version,
      number,
      major: major || row.current === null,
      data: draft,
    })
    if (added === 'exists')
      throw conflict(`The lens already has a version ${version}.`, 'LENS_VERSION', version)
    const data: LensData = draftDescription === undefined ? {} : { description: draftDescription }
    const change = { name: draftName, status: 'PUBLISHED', current: version, data } as const
    if (typeof (await updateLens(tx, id, row.version, change)) === 'string')
      throw conflict('The lens was changed at the same time. Try again.', 'LENS', arn)
    await renameSharesOf(tx, 'lens', id, change.name)
    return { arn, version }
  })
}

async function nextNumber(tx: Tx, { id, arn }: LensRow): Promise<number> {
  const heads = await listLensVersionHeads(tx, id)
  if (heads.length >= versionQuota)
    throw quotaExceeded(
      `The lens already has ${versionQuota} versions, which is the limit. Import it as a new lens.`,
      'L-lens-versions',
      { type: 'LENS', id: arn },
    )
  return (heads.at(-1)?.number ?? 0) + 1
}

function refuseName(version: string): void {
  const name = 'LensVersion'
  const message = /^[a-z0-9.]{1,32}$/i.test(version)
    ? version.toUpperCase() === draftVersion
      ? `${draftVersion} names the draft of a lens and cannot be a version.`
      : undefined
    : 'A version takes 1 to 32 letters, digits and dots.'
  if (message !== undefined) throw invalid(message, { name, message })
}
