import { all } from '../../../store/page.ts'
import { listTemplates } from '../../../store/review-templates.ts'
import { listLensReviewsOf } from '../../../store/review-heads.ts'
import { getTemplate } from '../../../store/review-templates.ts'
import type { ReviewTemplateRow, WorkloadRow } from '../../../store/schema.ts'
import { getWorkload, listWorkloads } from '../../../store/workloads.ts'
import { officialLensArn } from '../catalog.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { type LensStanding, lensStatus } from '../lenses/lens-status.ts'
import { pageThrough } from '../page.ts'
import { authorise, requireRole, targetsOf } from '../permissions.ts'
import { invalid } from '../tool-error.ts'
import { narrowTo } from './narrow-to.ts'

export interface LensNotificationFilter {
  readonly workload?: string | undefined
  /** ARN of a review template. */
  readonly template?: string | undefined
}

/** One use of a lens that its author has moved on from. */
interface Use {
  readonly lens: string
  readonly version: string
  readonly account: string
  readonly user:
    | { readonly WorkloadId: string; readonly WorkloadName: string }
    | {
        readonly ResourceArn: string
        readonly ResourceName: string
      }
}

/**
 * Workloads and review templates of the caller whose lens has a new major version or was withdrawn. Nothing is
 * stored: a notification is there exactly as long as its cause.
 */
export async function listLensNotifications(context: ToolContext, filter: LensNotificationFilter) {
  requireRole(context, 'read')
  if (filter.workload !== undefined && filter.template !== undefined)
    throw invalid('Give either WorkloadId or ResourceArn, not both.')
  const found = await usesOf(context, filter)
  const standing = new Map<string, Promise<LensStanding>>()
  const items = []
  for (const use of found) {
    const key = [use.lens, use.version, use.account].join(' ')
    const known = standing.get(key) ?? lensStatus(context, use.lens, use.version, use.account)
    standing.set(key, known)
    const item = describe(context, use, await known)
    if (item !== undefined) items.push(item)
  }
  return pageThrough(items, context.page, (item) => item.key)
}

function describe(
  { tool }: ToolContext,
  { lens, user }: Use,
  { status, used, newest }: LensStanding,
) {
  if (status !== 'NOT_CURRENT' && status !== 'DELETED') return undefined
  const arn = tool.findLens(lens).kind === 'official' ? officialLensArn(lens) : lens
  const id = 'WorkloadId' in user ? user.WorkloadId : user.ResourceArn
  return {
    key: `${id} ${lens}`,
    notification: {
      Type:
        status === 'DELETED'
          ? ('LENS_VERSION_DEPRECATED' as const)
          : ('LENS_VERSION_UPGRADED' as const),
      LensUpgradeSummary: {
        ...user,
        LensAlias: lens,
        LensArn: arn,
        CurrentLensVersion: used,
        LatestLensVersion: newest,
      },
    },
  }
}

async function usesOf(
  context: ToolContext,
  { workload, template }: LensNotificationFilter,
): Promise<readonly Use[]> {
  if (workload !== undefined) {
    const found = await getWorkload(context.db, workload)
    const access = authorise(context, 'workload', found, 'read', workload)
    return usesByWorkloads(context, [(await narrowTo('WorkloadId', access)).row])
  }
  if (template !== undefined) {
    const found = await getTemplate(context.db, parseToolArn(template)?.id ?? '')
    const named = found?.arn === template ? found : undefined
    const access = authorise(context, 'template', named, 'read', template)
    return usesByTemplate((await narrowTo('ResourceArn', access)).row)
  }
  const { db, caller } = context
  const viewer = { account: caller.account, region: caller.region, targets: targetsOf(caller) }
  const own = { account: caller.account, region: caller.region }
  return [
    ...(await usesByWorkloads(context, (await listWorkloads(db, viewer, all)).items)),
    ...(await listTemplates(db, own, all)).items.flatMap(usesByTemplate),
  ]
}

async function usesByWorkloads(
  { db }: ToolContext,
  workloads: readonly WorkloadRow[],
): Promise<readonly Use[]> {
  const reviews = Map.groupBy(
    await listLensReviewsOf(
      db,
      workloads.map(({ id }) => id),
    ),
    (review) => review.workload,
  )
  return workloads.flatMap(({ id, name, account }) =>
    (reviews.get(id) ?? []).map(({ lens, lens_version: version }) => ({
      lens,
      version,
      account,
      user: { WorkloadId: id, WorkloadName: name },
    })),
  )
}

function usesByTemplate({ arn, name, account, data }: ReviewTemplateRow): readonly Use[] {
  return data.lenses.map(({ lens, version }) => ({
    lens,
    version,
    account,
    user: { ResourceArn: arn, ResourceName: name },
  }))
}
