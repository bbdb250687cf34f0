import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Home } from '../../data/home.ts'
import { Go } from '../../parts/go.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.home

/** Answers that the evidence disputes. */
export function Contradictions({ disputes }: Pick<Home, 'disputes'>) {
  return (
    <div id="contradictions">
      <Container
        fitHeight
        header={
          <Header variant="h2" description={s.contradictionsHelp}>
            {s.contradictions}
          </Header>
        }
      >
        {disputes.length === 0 ? <Box color="text-body-secondary">{s.noContradictions}</Box> : null}
        <ul className="rows scrolls">
          {disputes.slice(0, 12).map((dispute) => (
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
