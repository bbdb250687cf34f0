import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Home } from '../../data/home.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Go } from '../../parts/go.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.home

/** How much of each workload was seen, the least first. */
export function Coverages({ workloads }: Pick<Home, 'workloads'>) {
  const least = workloads.toSorted((a, b) => (a.coverage ?? -1) - (b.coverage ?? -1))
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={s.coveragesHelp}>
          {s.coverages}
        </Header>
      }
    >
      <ul className="rows scrolls">
        {least.slice(0, 12).map(({ id, name, coverage }) => (
          <li key={id}>
            <Go to={`/runs?workload=${id}`}>
              <Foreign>{name}</Foreign>
            </Go>
            {coverage === undefined ? (
              <span className="quiet">{s.noRun}</span>
            ) : (
              <Coverage share={coverage} label={`${s.coverage}, ${name}`} />
            )}
          </li>
        ))}
      </ul>
    </Container>
  )
}
