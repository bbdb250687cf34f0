import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { RunWithReview } from '../../data/api.ts'
import { Go } from '../../parts/go.tsx'
import { Foreign, Risk } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.overview

type Question = NonNullable<RunWithReview['review']>['questions'][number]

/** Questions at risk with the reason, high first. */
export function Worst({
  id,
  questions,
}: {
  readonly id: string
  readonly questions: readonly Question[]
}) {
  const atRisk = [
    ...questions.filter(({ risk }) => risk === 'HIGH'),
    ...questions.filter(({ risk }) => risk === 'MEDIUM'),
  ]
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={s.worstHelp}>
          {s.worst}
        </Header>
      }
    >
      {atRisk.length === 0 ? (
        <Box color="text-body-secondary">{s.nothingWrong}</Box>
      ) : (
        <ul className="rows">
          {atRisk.slice(0, 6).map(({ id: question, number, title, risk, because }) => (
            <li key={question}>
              <div>
                <Go to={`/workloads/${id}/questions?q=${question}`}>
                  {number === undefined ? null : <b>{number} </b>}
                  <Foreign>{title}</Foreign>
                </Go>
                <div className="quiet clamp">
                  <Foreign>{because}</Foreign>
                </div>
              </div>
              <Risk risk={risk} />
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}
