import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { PlannedItem } from '../../data/api.ts'
import { Go } from '../../parts/go.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Outcome, Severity, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.overview

interface Props {
  readonly id: string
  readonly items: readonly PlannedItem[]
}

/** The most urgent improvements: what is wrong, why it matters, who mends it until when, and how. */
export function NextActions({ id, items }: Props) {
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={s.nextHelp}
          actions={<Go to={`/workloads/${id}?tab=plan`}>{s.allPlan}</Go>}
        >
          {s.next}
        </Header>
      }
    >
      {items.length === 0 ? (
        <Box color="text-body-secondary">{s.nothingPlanned}</Box>
      ) : (
        <ul className="rows">
          {items.slice(0, 6).map((item) => (
            <li key={item.id}>
              <div>
                {item.check === undefined ? null : (
                  <>
                    <Outcome outcome="fail" />{' '}
                  </>
                )}
                <Go to={`/workloads/${id}?tab=plan&item=${encodeURIComponent(item.id)}`}>
                  <Foreign>{item.title}</Foreign>
                </Go>
                <div className="quiet">
                  {t.plan.exposure}: {wordOf(t.words.exposure, item.exposure)} ·{' '}
                  {s.closes(item.findingCount, item.questions.length)}
                </div>
                <div className="quiet">
                  <Foreign>{item.owner}</Foreign> · {s.due} <When at={item.due} as="day" />
                </div>
                <Foreign>{item.fix}</Foreign>
              </div>
              <Severity severity={item.severity} />
            </li>
          ))}
        </ul>
      )}
    </Container>
  )
}
