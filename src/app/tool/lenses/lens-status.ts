import { listLensVersionHeads } from '../../../store/lens-version-heads.ts'
import { getLensHead } from '../../../store/lens-heads.ts'
import { sharesWith } from '../../../store/shares.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { isTaken, targetsOf } from '../permissions.ts'
import type { LensStatus } from '../reviews/applied-lens.ts'
import { versionInUse } from './version-in-use.ts'

export interface LensStanding {
  readonly status: LensStatus
  /** The version in force: minor versions come by themselves. */
  readonly used: string
  /** The newest published version, where there is one. */
  readonly newest?: string
}

/**
 * How a version of a lens in use stands to what its author offers now; no document is read.
 * @param key alias of an official lens, ARN of a custom one
 * @param version as recorded by the review or template
 * @param account the account whose workload or template uses it
 */
export async function lensStatus(
  { db, tool, caller }: Pick<ToolContext, 'db' | 'tool' | 'caller'>,
  key: string,
  version: string,
  account: string,
): Promise<LensStanding> {
  const known = tool.findLens(key)
  if (known.kind === 'official') {
    const newest = known.lens.version
    return { status: newest === version ? 'CURRENT' : 'NOT_CURRENT', used: version, newest }
  }
  const row = await getLensHead(db, parseToolArn(key)?.id ?? '')
  if (row === undefined) return { status: 'DELETED', used: version }
  const heads = await listLensVersionHeads(db, row.id)
  const used = versionInUse(heads, version)
  if (row.current === null) return { status: 'DELETED', used }
  const standing = { used, newest: row.current }
  const targets = [account, ...targetsOf(caller)]
  const reached =
    row.account === account || (await sharesWith(db, 'lens', row.id, targets)).some(isTaken)
  if (!reached) return { ...standing, status: 'UNSHARED' }
  return { ...standing, status: row.current === used ? 'CURRENT' : 'NOT_CURRENT' }
}
