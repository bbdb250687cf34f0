import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import LineChart from '@cloudscape-design/components/line-chart'
import { useQuery } from '@tanstack/react-query'
import { milestonesQuery, workloadQuery } from '../../data/workload.ts'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.overview

/** High and medium risks at every milestone, and now. */
export function Trend({ id }: { readonly id: string }) {
  const milestones = useQuery(milestonesQuery(id))
  const now = useQuery(workloadQuery(id)).data?.Workload?.RiskCounts
  const points = [
    ...(milestones.data ?? []).map(({ MilestoneNumber, MilestoneName, WorkloadSummary }) => ({
      name: `${MilestoneNumber}: ${(MilestoneName ?? '').slice(0, 24)}`,
      counts: WorkloadSummary?.RiskCounts,
    })),
    { name: s.trendNow, counts: now },
  ]
  const line = (risk: 'HIGH' | 'MEDIUM') =>
    points.map(({ name, counts }) => ({ x: name, y: counts?.[risk] ?? 0 }))
  return (
    <Container fitHeight header={<Header variant="h2">{s.trend}</Header>}>
      {points.length < 2 ? (
        <Empty
          title={t.workload.milestones.emptyTitle}
          text={t.workload.milestones.emptyText}
          action={<Go to={`/workloads/${id}?tab=milestones`}>{t.workload.milestones.save}</Go>}
        />
      ) : (
        <LineChart
          height={200}
          hideFilter
          xScaleType="categorical"
          ariaLabel={s.trend}
          yDomain={[0, Math.max(4, ...[...line('HIGH'), ...line('MEDIUM')].map(({ y }) => y))]}
          series={[
            { title: t.words.risk.HIGH, type: 'line', data: line('HIGH'), color: '#c2272d' },
            { title: t.words.risk.MEDIUM, type: 'line', data: line('MEDIUM'), color: '#b07a00' },
          ]}
        />
      )}
    </Container>
  )
}
