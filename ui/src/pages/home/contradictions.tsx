import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Home } from '../../data/home.ts'
import { Go } from '../../parts/go.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.home

/** Answers that the evidence disputes. */
export function Contradictions({ disputes, workloads }: Pick<Home, 'disputes' | 'workloads'>) {
  const total = workloads.reduce((sum, workload) => sum + workload.disputes, 0)
  return (
    <div id="contradictions">
      <Container
        fitHeight
        header={
          <Header
            variant="h2"
            description={s.contradictionsHelp}
            counter={total === 0 ? undefined : countOf(disputes.length, total)}
          >
            {s.contradictions}
          </Header>
        }
      >
        {disputes.length === 0 ? <Box color="text-body-secondary">{s.noContradictions}</Box> : null}
        <ul className="rows scrolls">
          {disputes.map((dispute) => (
            <li key={`${dispute.workload} ${dispute.choice}`}>
              <div>
                <Go
                  to={`/workloads/${dispute.workload}/questions?lens=${encodeURIComponent(dispute.lens)}&q=${dispute.question}&practice=${dispute.choice}`}
                >
                  <Foreign>{dispute.summary}</Foreign>
                </Go>
                <div className="quiet">
                  <Foreign>{dispute.name}</Foreign>
                </div>
              </div>
            </li>
          ))}
        </ul>
      </Container>
    </div>
  )
}

/** How many are listed, and of how many. */
function countOf(listed: number, total: number): string {
  const [few, all] = [listed, total].map((count) => count.toLocaleString('en'))
  return listed < total ? `(${t.table.of(few ?? '', all ?? '')})` : `(${all})`
}
