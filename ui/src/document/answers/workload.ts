import type { Coverage, Dispute, PlannedItem, Run, RunWithReview } from '../../data/api.ts'
import type { CollectionHealth } from '../../data/home.ts'
import type { Output } from '../../data/operations.ts'
import type { PlanEntry } from '../../data/plan.ts'
import { type EmbeddedReview, only } from '../review.ts'

const secondsOf = (iso: string) => Date.parse(iso) / 1000

export function workloadOf(review: EmbeddedReview): Output<'GetWorkload'> {
  const { workload, summary, at, lens } = review
  return {
    Workload: {
      WorkloadId: only,
      WorkloadName: workload.name,
      Description: workload.description,
      Environment: workload.environment === 'production' ? 'PRODUCTION' : 'PREPRODUCTION',
      ReviewOwner: workload.owner,
      AccountIds: workload.accounts,
      AwsRegions: workload.regions,
      RiskCounts: summary.risks,
      UpdatedAt: secondsOf(at),
      Lenses: [`${lens.name} ${lens.version}`],
    },
  }
}

export function workloadsOf({ workload }: EmbeddedReview): Output<'ListWorkloads'> {
  return { WorkloadSummaries: [{ WorkloadId: only, WorkloadName: workload.name }] }
}

export function lensReviewsOf({ lens, summary }: EmbeddedReview): Output<'ListLensReviews'> {
  const { alias, name, version } = lens
  return {
    LensReviewSummaries: [
      { LensAlias: alias, LensName: name, LensVersion: version, RiskCounts: summary.risks },
    ],
  }
}

export function runOf({ at, lens, summary }: EmbeddedReview): Run {
  return { id: only, workload: only, status: 'COMPLETE', created: at, ended: at, at, lens, summary }
}

export function runWithReviewOf(review: EmbeddedReview): RunWithReview {
  const { at, workload, lens, sources, summary, domains, contradictions } = review
  return {
    ...runOf(review),
    review: {
      kind: 'review',
      at,
      workload,
      lens,
      sources,
      summary,
      domains,
      contradictions,
      questions: review.questions.map(({ id, number, title, risk, because, coverage }) => ({
        id,
        number,
        title,
        risk,
        because,
        coverage,
      })),
      plan: review.plan.map(plannedItem),
      gaps: review.gaps,
      blind: review.blind,
      leftOut: review.leftOut,
    },
  }
}

function plannedItem(item: EmbeddedReview['plan'][number]): PlannedItem {
  return { ...item, findings: [] }
}

export function planOf({ plan, at }: EmbeddedReview): readonly PlanEntry[] {
  return plan.map((item) => ({
    id: item.id,
    title: item.title,
    severity: item.severity,
    status: 'open',
    findingCount: item.findingCount,
    owner: item.owner,
    plannedAt: at,
    due: item.due,
    overdue: Date.parse(item.due) < Date.now(),
    version: 0,
    planned: plannedItem(item),
  }))
}

export function disputesOf({
  contradictions,
  lens,
  questions,
}: EmbeddedReview): readonly Dispute[] {
  return contradictions.map(({ question, practice, said, verdict, summary }) => {
    const found = questions
      .find(({ id }) => id === question)
      ?.practices.find(({ id }) => id === practice)
    return {
      lens: lens.alias,
      question,
      choice: practice,
      title: found?.title ?? practice,
      said,
      verdict,
      summary,
      because: found?.because ?? '',
    }
  })
}

export function coverageOf(review: EmbeddedReview): Coverage {
  const { at, summary, sources, domains, questions, gaps, blind, leftOut } = review
  return {
    run: only,
    at,
    coverage: summary.coverage,
    resources: summary.resources,
    sources,
    domains: domains.map(({ id, title, coverage }) => ({ id, title, coverage })),
    questions: questions.map(({ id, title, coverage }) => ({ id, title, coverage })),
    gaps,
    blind,
    leftOut,
  }
}

type Gap = EmbeddedReview['gaps'][number]
type Group = CollectionHealth['groups'][number]

/** What could not be seen, by the permission that would open it; else by operation and reason. */
export function healthOf(review: EmbeddedReview): CollectionHealth {
  const { gaps, blind, leftOut, at, summary, sources } = review
  const groups = [...Map.groupBy(gaps, keyOf).values()].map(groupOf)
  const permissions = [...new Set(groups.flatMap(({ permission }) => permission ?? []))].toSorted()
  return {
    run: only,
    at,
    coverage: summary.coverage,
    sources,
    gaps: gaps.length + (leftOut['gaps'] ?? 0),
    blind: blind.length + (leftOut['blind'] ?? 0),
    groups: groups.toSorted((a, b) => b.gaps - a.gaps),
    ...(permissions.length === 0
      ? {}
      : { policy: { Version: '2012-10-17', Statement: [statementOf(permissions)] } }),
  }
}

function keyOf({ reason, permission, operation }: Gap): string {
  return reason === 'denied' && permission !== undefined
    ? `permission ${permission}`
    : `${reason} ${operation}`
}

function groupOf(gaps: readonly Gap[]): Group {
  const [first] = gaps
  if (first === undefined) throw new Error('A group of gaps is empty.')
  const permission = first.reason === 'denied' ? first.permission : undefined
  const distinct = (pick: (gap: Gap) => string | undefined | readonly string[]) =>
    [...new Set(gaps.flatMap((gap) => pick(gap) ?? []))].toSorted()
  return {
    permission,
    statement: permission === undefined ? undefined : statementOf([permission]),
    reason: first.reason,
    operations: distinct(({ operation }) => operation),
    error: first.error,
    accounts: distinct(({ account }) => account),
    regions: distinct(({ region }) => region),
    types: distinct(({ types }) => types),
    hides: gaps.some(({ hides }) => hides),
    gaps: gaps.length,
  }
}

function statementOf(actions: readonly string[]) {
  return { Effect: 'Allow' as const, Action: actions, Resource: '*' as const }
}
