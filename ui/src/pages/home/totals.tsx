import Container from '@cloudscape-design/components/container'
import type { Home } from '../../data/home.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Figure, Figures } from '../../parts/figures.tsx'
import { Count, Go } from '../../parts/go.tsx'
import { t } from '../../strings/en.ts'

const s = t.home

/** The numbers over all workloads. */
export function Totals({ workloads }: Pick<Home, 'workloads'>) {
  const sum = (of: (workload: Home['workloads'][number]) => number) =>
    workloads.reduce((total, workload) => total + of(workload), 0)
  const seen = workloads.filter(({ coverage }) => coverage !== undefined)
  const least = seen.toSorted((a, b) => (a.coverage ?? 0) - (b.coverage ?? 0))[0]
  return (
    <Container>
      <Figures>
        <Figure label={s.high} tone="error">
          <Count of={sum(({ risks }) => risks.HIGH)} to="/workloads?sort=-high" label={s.high} />
        </Figure>
        <Figure label={s.medium} tone="warning">
          <Count
            of={sum(({ risks }) => risks.MEDIUM)}
            to="/workloads?sort=-medium"
            label={s.medium}
          />
        </Figure>
        <Figure label={s.unanswered}>
          <Count
            of={sum(({ risks }) => risks.UNANSWERED)}
            to="/workloads?sort=answered"
            label={s.unanswered}
          />
        </Figure>
        <Figure label={s.overdue}>
          <Count
            of={sum(({ overdue }) => overdue)}
            to="/improvements?state=overdue"
            label={s.overdue}
          />
        </Figure>
        <Figure label={s.disputes}>
          <Count of={sum(({ disputes }) => disputes)} to="/#contradictions" label={s.disputes} />
        </Figure>
        <Figure label={s.coverage} help={s.coverageHelp}>
          {least === undefined ? (
            '–'
          ) : (
            <Go to={`/runs?workload=${least.id}`}>
              <Coverage share={least.coverage ?? 0} />
            </Go>
          )}
        </Figure>
      </Figures>
    </Container>
  )
}
