import type { Output } from '../../data/operations.ts'
import { Count, Go } from '../../parts/go.tsx'
import type { Column } from '../../parts/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

export type Workload = NonNullable<Output<'ListWorkloads'>['WorkloadSummaries']>[number]

const s = t.workloads

export const columns: readonly Column<Workload>[] = [
  {
    id: 'name',
    header: s.name,
    value: (w) => w.WorkloadName ?? '',
    isRowHeader: true,
    minWidth: 220,
    cell: (w) => (
      <Go to={pathOf(w)}>
        <Foreign>{w.WorkloadName}</Foreign>
      </Go>
    ),
  },
  {
    id: 'high',
    header: s.high,
    value: (w) => countOf(w, 'HIGH'),
    cell: (w) => (
      <Count of={countOf(w, 'HIGH')} to={`${pathOf(w)}?tab=review&risk=HIGH`} label={s.high} />
    ),
  },
  {
    id: 'medium',
    header: s.medium,
    value: (w) => countOf(w, 'MEDIUM'),
    cell: (w) => (
      <Count
        of={countOf(w, 'MEDIUM')}
        to={`${pathOf(w)}?tab=review&risk=MEDIUM`}
        label={s.medium}
      />
    ),
  },
  {
    id: 'answered',
    header: s.answered,
    value: (w) => totalOf(w) - countOf(w, 'UNANSWERED'),
    cell: (w) => (
      <Go to={`${pathOf(w)}?tab=review&risk=UNANSWERED`}>
        {s.answeredOf(totalOf(w) - countOf(w, 'UNANSWERED'), totalOf(w))}
      </Go>
    ),
  },
  {
    id: 'lenses',
    header: s.lenses,
    minWidth: 170,
    value: (w) => (w.Lenses ?? []).map(lensName).join(', '),
    cell: (w) => <Foreign>{(w.Lenses ?? []).map(lensName).join(', ')}</Foreign>,
  },
  {
    id: 'improvement',
    header: s.improvement,
    value: (w) => wordOf(s.improvementStatus, w.ImprovementStatus ?? ''),
    cell: (w) => wordOf(s.improvementStatus, w.ImprovementStatus ?? ''),
  },
  {
    id: 'owner',
    header: s.owner,
    value: (w) => w.Owner ?? '',
    cell: (w) => <span className="mono">{w.Owner}</span>,
  },
  {
    id: 'updated',
    header: s.updated,
    value: (w) => w.UpdatedAt ?? 0,
    cell: (w) => (
      <>
        <When at={w.UpdatedAt} as="ago" />
        <Quiet>
          <When at={w.UpdatedAt} as="day" />
        </Quiet>
      </>
    ),
  },
]

export function pathOf({ WorkloadId }: Pick<Workload, 'WorkloadId'>): string {
  return `/workloads/${WorkloadId ?? ''}`
}

/** The last part of an ARN of a lens, or its alias. */
export function lensName(lens: string): string {
  return lens.split('/').at(-1) ?? lens
}

type Risk = 'HIGH' | 'MEDIUM' | 'UNANSWERED'

function countOf({ RiskCounts }: Workload, risk: Risk): number {
  return RiskCounts?.[risk] ?? 0
}

function totalOf({ RiskCounts }: Workload): number {
  return Object.values(RiskCounts ?? {}).reduce((sum, count) => sum + count, 0)
}
