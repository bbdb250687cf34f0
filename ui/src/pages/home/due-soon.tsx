import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Home } from '../../data/home.ts'
import { Go } from '../../parts/go.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Severity } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.home

interface Props extends Pick<Home, 'workloads'> {
  readonly items: Home['due']
}

/** Improvements that are due this week or overdue. */
export function DueSoon({ items, workloads }: Props) {
  const total = workloads.reduce((sum, { overdue, due }) => sum + overdue + due, 0)
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={s.dueHelp}
          counter={total === 0 ? undefined : `(${total.toLocaleString('en')})`}
          actions={<Go to="/improvements">{s.allDue}</Go>}
        >
          {s.due}
        </Header>
      }
    >
      {items.length === 0 ? <Box color="text-body-secondary">{s.nothingDue}</Box> : null}
      <ul className="rows scrolls">
        {items.slice(0, 12).map((item) => (
          <li key={`${item.workload} ${item.item}`}>
            <div>
              <Go to={`/workloads/${item.workload}?tab=plan&item=${encodeURIComponent(item.item)}`}>
                <Foreign>{item.title}</Foreign>
              </Go>
              <div className="quiet">
                <Foreign>{item.name}</Foreign> · <Foreign>{item.owner ?? t.plan.nobody}</Foreign> ·{' '}
                {item.overdue ? <StatusIndicator type="error">{s.overdue}</StatusIndicator> : null}{' '}
                <When at={item.due} as="day" />
              </div>
            </div>
            <Severity severity={item.severity} />
          </li>
        ))}
      </ul>
    </Container>
  )
}
