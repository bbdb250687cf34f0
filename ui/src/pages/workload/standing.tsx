import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { readOnly } from '../../app/mode.ts'
import { disputesQuery, type Run } from '../../data/api.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Figure, Figures } from '../../parts/figures.tsx'
import { Count, Go } from '../../parts/go.tsx'
import { When } from '../../parts/when.tsx'
import { t } from '../../strings/en.ts'
import type { WorkloadDetail } from './workload.tsx'

const s = t.workload.overview

interface Props {
  readonly id: string
  readonly workload: WorkloadDetail
  readonly run: Run | undefined
}

/** The numbers of a workload; each leads to what it counts. */
export function Standing({ id, workload, run }: Props) {
  const disputes = useQuery({ ...disputesQuery(id), enabled: run !== undefined })
  const counts = workload.RiskCounts ?? {}
  const questions = (risk: string) => `/workloads/${id}?tab=review&risk=${risk}`
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            run === undefined ? undefined : (
              <>
                {readOnly ? t.document.reviewed : s.lastRun} <When at={run.at ?? run.created} />
                {run.summary === undefined ? null : (
                  <>
                    {' · '}
                    <Go to={`/workloads/${id}?tab=findings&sort=resource`} fontSize="body-s">
                      {s.resources(run.summary.resources)}
                    </Go>
                  </>
                )}
              </>
            )
          }
        >
          {s.status}
        </Header>
      }
    >
      <Figures>
        <Figure label={s.high} tone="error">
          <Count of={counts.HIGH ?? 0} to={questions('HIGH')} label={s.high} />
        </Figure>
        <Figure label={s.medium} tone="warning">
          <Count of={counts.MEDIUM ?? 0} to={questions('MEDIUM')} label={s.medium} />
        </Figure>
        <Figure label={s.unanswered}>
          <Count of={counts.UNANSWERED ?? 0} to={questions('UNANSWERED')} label={s.unanswered} />
        </Figure>
        <Figure label={s.disputes} help={s.disputesHelp}>
          {run === undefined ? (
            '–'
          ) : (
            <Count
              of={disputes.data?.length ?? 0}
              to={`/workloads/${id}?tab=review&disputed=1`}
              label={s.disputes}
            />
          )}
        </Figure>
        <Figure label={s.coverage} help={s.coverageHelp}>
          {run?.summary === undefined ? (
            '–'
          ) : (
            <Go to={`/runs?workload=${id}&run=${run.id}`}>
              <Coverage share={run.summary.coverage} />
            </Go>
          )}
        </Figure>
      </Figures>
    </Container>
  )
}
