import type { Db, Tx } from '../../../store/db.ts'
import { listLensVersionHeads } from '../../../store/lens-version-heads.ts'
import { getLens } from '../../../store/lenses.ts'
import type { LensReviewRow, LensRow, WorkloadRow } from '../../../store/schema.ts'
import { sharesWith } from '../../../store/shares.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { versionInUse } from '../lenses/version-in-use.ts'
import { isTaken, targetsOf } from '../permissions.ts'
import { notFound } from '../tool-error.ts'
import { type FoundLens, loadLensVersion, officialLens } from './find-lens.ts'

export type LensStatus = 'CURRENT' | 'NOT_CURRENT' | 'DEPRECATED' | 'DELETED' | 'UNSHARED'

/** A lens as a review uses it, and whether that is still how its author offers it. */
export interface AppliedLens extends FoundLens {
  readonly status: LensStatus
  /** The newest published version, where it is another. */
  readonly newest?: string
}

/**
 * The lens of a review. Minor versions of a custom lens come by themselves: the version in use is the last one before
 * the next major version. A lens that was deleted or is no longer shared stays readable where it is applied.
 * @throws ToolError not-found when nothing is left of the lens
 */
export async function appliedLens(
  { db, tool, caller }: Pick<ToolContext, 'db' | 'tool' | 'caller'>,
  { lens: alias, lens_version: version }: LensReviewRow,
  workload: WorkloadRow,
  frozen = false,
): Promise<AppliedLens> {
  const known = tool.findLens(alias)
  if (known.kind === 'official') {
    const status = known.lens.version === version ? 'CURRENT' : 'NOT_CURRENT'
    return { ...officialLens(known.lens), version, status, newest: known.lens.version }
  }
  const id = parseToolArn(alias)?.id ?? ''
  const row = await getLens(db, id)
  const heads = row === undefined ? [] : await listLensVersionHeads(db, id)
  const used = frozen ? version : versionInUse(heads, version)
  const lens = await loadLensVersion(db, id, used)
  if (row === undefined || lens === undefined) throw notFound('LENS', alias)
  const newest = heads.at(-1)?.lens_version
  const status = (await isReachable(db, row, [workload.account, ...targetsOf(caller)]))
    ? row.status === 'DELETED' || row.current === null
      ? 'DELETED'
      : newest === used
        ? 'CURRENT'
        : 'NOT_CURRENT'
    : 'UNSHARED'
  return {
    kind: 'custom',
    alias,
    arn: alias,
    version: used,
    lens,
    status,
    ...(newest === undefined ? {} : { newest }),
  }
}

/** Whether the lens belongs to someone of these or is shared with them. */
async function isReachable(
  db: Db | Tx,
  { id, account }: LensRow,
  targets: readonly string[],
): Promise<boolean> {
  if (targets[0] === account) return true
  return (await sharesWith(db, 'lens', id, targets)).some(isTaken)
}
