import type { Lens } from '../../../model/lens.ts'
import { listLensHeads } from '../../../store/lens-heads.ts'
import type { LensRow } from '../../../store/schema.ts'
import { cutText } from '../answers/cut-text.ts'
import { officialLensArn } from '../catalog.ts'
import type { ToolContext } from '../context.ts'
import { pageThrough } from '../page.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { draftVersion } from './read-version.ts'

export interface LensFilter {
  readonly type?: 'AWS_OFFICIAL' | 'CUSTOM_SHARED' | 'CUSTOM_SELF' | undefined
  /** `ALL` when not given: published lenses, and drafts of lenses that were never published. */
  readonly status?: 'ALL' | 'DRAFT' | 'PUBLISHED' | undefined
  /** The whole name, without regard to case. */
  readonly name?: string | undefined
}

type Summary = ReturnType<typeof describeOfficial> | ReturnType<typeof describeCustom>

/** Official lenses of this installation, then own and shared custom ones in the order of creation. */
export async function listLenses(context: ToolContext, filter: LensFilter) {
  requireRole(context, 'read')
  const { db, caller, tool, page } = context
  const { status = 'ALL' } = filter
  const official = status === 'DRAFT' ? [] : tool.officialLenses().map(describeOfficial)
  const viewer = { account: caller.account, region: caller.region, targets: targetsOf(caller) }
  const custom = (await listLensHeads(db, viewer)).flatMap((row) =>
    offered(row, status, caller.account) ? [describeCustom(row, status, caller.account)] : [],
  )
  const wanted = [...official, ...custom].filter((lens) => matches(lens, filter))
  return pageThrough(wanted, page, (lens) => lens.LensArn)
}

function matches({ LensType, LensName }: Summary, { type, name }: LensFilter): boolean {
  if (type !== undefined && type !== LensType) return false
  return name === undefined || LensName.toLowerCase() === name.toLowerCase()
}

/** Drafts are seen by the owning account only. */
function offered(row: LensRow, status: 'ALL' | 'DRAFT' | 'PUBLISHED', account: string): boolean {
  const own = row.account === account
  const hasDraft = own && row.data.draftName !== undefined
  if (status === 'DRAFT') return hasDraft
  return row.current !== null || (status === 'ALL' && hasDraft)
}

function describeOfficial({ alias, name, description, version }: Lens) {
  return {
    LensArn: officialLensArn(alias),
    LensAlias: alias,
    LensName: name,
    LensType: 'AWS_OFFICIAL' as const,
    Description: cutText(description, 1024),
    LensVersion: version,
    LensStatus: 'CURRENT' as const,
  }
}

function describeCustom(row: LensRow, status: 'ALL' | 'DRAFT' | 'PUBLISHED', account: string) {
  const { data, current } = row
  const draft = status === 'DRAFT' || current === null
  return {
    LensArn: row.arn,
    LensAlias: row.arn,
    LensName: draft ? (data.draftName ?? row.name) : row.name,
    LensType: row.account === account ? ('CUSTOM_SELF' as const) : ('CUSTOM_SHARED' as const),
    Description: cutText(draft ? data.draftDescription : data.description, 1024),
    CreatedAt: new Date(row.created),
    UpdatedAt: new Date(row.updated),
    LensVersion: draft ? draftVersion : current,
    Owner: row.account,
    LensStatus: draft ? undefined : ('CURRENT' as const),
  }
}
