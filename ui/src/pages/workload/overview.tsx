import Grid from '@cloudscape-design/components/grid'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { readOnly } from '../../app/mode.ts'
import { newestRun, runQuery, runsQuery } from '../../data/api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded, Placeholder } from '../../parts/loaded.tsx'
import { TimeToFix } from '../../parts/time-to-fix.tsx'
import { t } from '../../strings/en.ts'
import { DomainRisks } from './domain-risks.tsx'
import { PlaceMap } from './place-map.tsx'
import { Standing } from './standing.tsx'
import { Trend } from './trend.tsx'
import { NextActions } from './next-actions.tsx'
import type { WorkloadDetail } from './workload.tsx'
import { Worst } from './worst.tsx'
import Container from '@cloudscape-design/components/container'

const s = t.workload.overview

interface Props {
  readonly id: string
  readonly workload: WorkloadDetail
}

/** Where a workload stands: what is wrong, why, and what to do next. */
export function Overview({ id, workload }: Props) {
  const runs = useQuery(runsQuery(id))
  return (
    <Loaded query={runs} lines={8}>
      {(all) => {
        const newest = newestRun(all)
        return (
          <SpaceBetween size="l">
            <Standing id={id} workload={workload} run={newest} />
            {newest === undefined ? (
              <Container>
                <Empty
                  title={s.noRunTitle}
                  text={s.noRunText}
                  command={`plinth review --aws --save ${id}`}
                />
              </Container>
            ) : (
              <WithRun id={id} run={newest.id} />
            )}
          </SpaceBetween>
        )
      }}
    </Loaded>
  )
}

function WithRun({ id, run }: { readonly id: string; readonly run: string }) {
  const query = useQuery(runQuery(run))
  const review = query.data?.review
  if (review === undefined) return query.isPending ? <Placeholder lines={6} /> : null
  const half = { colspan: { default: 12, s: 6 } }
  const whole = { colspan: 12 }
  return (
    <Grid gridDefinition={[half, half, ...(readOnly ? [whole] : [half, half, whole, whole])]}>
      <Worst id={id} questions={review.questions} />
      <NextActions id={id} items={review.plan} />
      <DomainRisks id={id} domains={review.domains} />
      {readOnly ? null : <Trend id={id} />}
      {readOnly ? null : <PlaceMap id={id} />}
      {readOnly ? null : <TimeToFix workload={id} />}
    </Grid>
  )
}
