import type { LensReviewRow, WorkloadRow } from '../../../store/schema.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { lensStatus } from '../lenses/lens-status.ts'
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
  context: Pick<ToolContext, 'db' | 'tool' | 'caller'>,
  { lens: alias, lens_version: version }: Pick<LensReviewRow, 'lens' | 'lens_version'>,
  workload: Pick<WorkloadRow, 'account'>,
  frozen = false,
): Promise<AppliedLens> {
  const known = context.tool.findLens(alias)
  const { used, status, newest } = await lensStatus(context, alias, version, workload.account)
  const offered = newest === undefined ? {} : { newest }
  if (known.kind === 'official') return { ...officialLens(known.lens), version, status, ...offered }
  const inForce = frozen ? version : used
  const lens = await loadLensVersion(context.db, parseToolArn(alias)?.id ?? '', inForce)
  if (lens === undefined) throw notFound('LENS', alias)
  return {
    kind: 'custom',
    alias,
    arn: alias,
    version: inForce,
    lens,
    status: status === 'CURRENT' && newest !== inForce ? 'NOT_CURRENT' : status,
    ...offered,
  }
}
