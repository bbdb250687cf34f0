import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useUrlState } from '../../app/url-state.ts'
import { milestonesQuery } from '../../data/workload.ts'
import type { Output } from '../../data/operations.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Count } from '../../parts/go.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Compare } from './compare.tsx'
import { SaveMilestone } from './save-milestone.tsx'

const s = t.workload.milestones

type Milestone = NonNullable<Output<'ListMilestones'>['MilestoneSummaries']>[number]

const columnsOf = (id: string): readonly Column<Milestone>[] => [
  {
    id: 'number',
    header: s.number,
    value: (m) => m.MilestoneNumber ?? 0,
    cell: (m) => m.MilestoneNumber,
  },
  {
    id: 'name',
    header: s.name,
    value: (m) => m.MilestoneName ?? '',
    isRowHeader: true,
    minWidth: 240,
    cell: (m) => <Foreign>{m.MilestoneName}</Foreign>,
  },
  {
    id: 'recorded',
    header: s.recorded,
    value: (m) => m.RecordedAt ?? 0,
    cell: (m) => <When at={m.RecordedAt} />,
  },
  {
    id: 'high',
    header: t.workloads.high,
    value: (m) => m.WorkloadSummary?.RiskCounts?.HIGH ?? 0,
    cell: (m) => <Risks id={id} milestone={m} risk="HIGH" />,
  },
  {
    id: 'medium',
    header: t.workloads.medium,
    value: (m) => m.WorkloadSummary?.RiskCounts?.MEDIUM ?? 0,
    cell: (m) => <Risks id={id} milestone={m} risk="MEDIUM" />,
  },
]

interface RisksProps {
  readonly id: string
  readonly milestone: Milestone
  readonly risk: 'HIGH' | 'MEDIUM'
}

/** How many questions were at a risk; leads to them as they were. */
function Risks({ id, milestone: { MilestoneNumber, WorkloadSummary }, risk }: RisksProps) {
  return (
    <Count
      of={WorkloadSummary?.RiskCounts?.[risk] ?? 0}
      to={`/workloads/${id}?tab=review&milestone=${MilestoneNumber}&risk=${risk}`}
      label={t.words.risk[risk]}
    />
  )
}

/** What was frozen when, and what changed between any two. */
export function Milestones({ id }: { readonly id: string }) {
  const query = useQuery(milestonesQuery(id))
  const [parameters, change] = useUrlState()
  const [saving, setSaving] = useState(false)
  const save = (
    <Act right="own" workload={id} onClick={() => setSaving(true)}>
      {s.save}
    </Act>
  )
  const compare = (from: number | undefined) =>
    change({ from: from === undefined ? undefined : String(from), to: undefined })
  return (
    <SpaceBetween size="l">
      <ListTable
        id="milestones"
        title={s.title}
        variant="container"
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[
          ...columnsOf(id),
          {
            id: 'compare',
            header: s.compare,
            minWidth: 125,
            cell: (m) => (
              <Button
                variant="inline-link"
                ariaLabel={`${s.compare}: ${m.MilestoneName ?? ''}`}
                onClick={() => compare(m.MilestoneNumber)}
              >
                {s.compare}
              </Button>
            ),
          },
        ]}
        keyOf={(m) => String(m.MilestoneNumber)}
        sortBy="number"
        descending
        actions={save}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} action={save} />}
      />
      {(query.data ?? []).length > 0 ? (
        <Compare id={id} milestones={query.data ?? []} parameters={parameters} change={change} />
      ) : null}
      {saving ? <SaveMilestone id={id} close={() => setSaving(false)} /> : null}
    </SpaceBetween>
  )
}
