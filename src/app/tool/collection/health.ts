import type { Gap } from '../../../model/gap.ts'
import { findingSetOf } from '../../../store/findings.ts'
import type { ToolContext } from '../context.ts'
import { readReviewData } from '../findings/review-data.ts'
import { newestReview } from '../runs/read-runs.ts'

/** Values of a group that are shown. */
const most = 100

/**
 * What the newest run could not see, by the permission that would open it, with the statement to add to the policy of
 * whoever collects; the most hidden first.
 */
export async function getCollectionHealth(context: ToolContext, id: string) {
  const { run, data } = await newestReview(context, id)
  const set = await findingSetOf(context.db, id)
  const kept = set?.run === run.id ? readReviewData(set) : undefined
  const gaps: readonly Gap[] = kept?.gaps ?? data.gaps.map(readGap)
  const groups = [...Map.groupBy(gaps, keyOf).values()].map(describeGroup)
  const permissions = [...new Set(groups.flatMap(({ permission }) => permission ?? []))].toSorted()
  return {
    run: run.id,
    at: data.at,
    coverage: data.summary.coverage,
    sources: data.sources,
    gaps: gaps.length,
    groups: groups.toSorted((a, b) => b.gaps - a.gaps),
    policy: permissions.length === 0 ? undefined : policyOf(permissions),
    blind: data.blind.length + (data.leftOut['blind'] ?? 0),
  }
}

type RunGap = Awaited<ReturnType<typeof newestReview>>['data']['gaps'][number]

function readGap({ source, ...gap }: RunGap): Gap {
  const { permission, account, region, resource, ...rest } = gap
  return {
    ...rest,
    source: source === 'cloudformation' || source === 'terraform' ? source : 'aws',
    ...(permission === undefined ? {} : { permission }),
    ...(account === undefined ? {} : { account }),
    ...(region === undefined ? {} : { region }),
    ...(resource === undefined ? {} : { resource }),
  }
}

/** A permission opens only what was denied; all else goes by operation and reason. */
function keyOf({ reason, permission, operation }: Gap): string {
  return reason === 'denied' && permission !== undefined
    ? `permission ${permission}`
    : `${reason} ${operation}`
}

function describeGroup(gaps: readonly Gap[]) {
  const [first] = gaps
  if (first === undefined) throw new Error('A group of gaps is empty.')
  const permission = first.reason === 'denied' ? first.permission : undefined
  const valuesOf = (pick: (gap: Gap) => string | undefined | readonly string[]) =>
    [...new Set(gaps.flatMap((gap) => pick(gap) ?? []))].toSorted().slice(0, most)
  return {
    permission,
    statement: permission === undefined ? undefined : statementOf([permission]),
    reason: first.reason,
    operations: valuesOf(({ operation }) => operation),
    error: first.error,
    accounts: valuesOf(({ account }) => account),
    regions: valuesOf(({ region }) => region),
    types: valuesOf(({ types }) => types),
    hides: gaps.some(({ hides }) => hides),
    gaps: gaps.length,
  }
}

function statementOf(actions: readonly string[]) {
  return { Effect: 'Allow' as const, Action: actions, Resource: '*' as const }
}

function policyOf(actions: readonly string[]) {
  return { Version: '2012-10-17' as const, Statement: [statementOf(actions)] }
}
