import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { type ReactNode, useState } from 'react'
import { flashDone, flashError } from '../../app/flash.ts'
import { off, useRefusal } from '../../app/may.ts'
import { changePlan, type PlanEntry, type PlanStatus } from '../../data/plan.ts'
import { Foreign, Severity } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Clock } from './clock.tsx'
import { Reach, Remedy, Wrong } from './wrong.tsx'

const s = t.plan
const statuses = ['open', 'in-progress', 'done', 'accepted'] as const
/** Cards of a column before someone asks for more. */
const few = 20

interface Props {
  readonly workload: string
  readonly entries: readonly PlanEntry[]
  readonly open: (id: string) => void
  readonly choice: ReactNode
  readonly full: boolean
}

/** Below the heading of the page or that of the board. */
const headings = { true: 'h2', false: 'h3' } as const

/** Improvements by status. */
export function Board({ workload, entries, open, choice, full }: Props) {
  return (
    <>
      <Header
        variant={full ? 'h1' : 'h2'}
        counter={`(${entries.length})`}
        description={s.description}
        actions={choice}
      >
        {s.title}
      </Header>
      <div className="board">
        {statuses.map((status) => (
          <Lane
            key={status}
            workload={workload}
            status={status}
            entries={entries.filter((entry) => entry.status === status)}
            open={open}
            full={full}
          />
        ))}
      </div>
    </>
  )
}

interface LaneProps extends Pick<Props, 'workload' | 'entries' | 'open' | 'full'> {
  readonly status: PlanStatus
}

function Lane({ workload, status, entries, open, full }: LaneProps) {
  const Heading = headings[full ? 'true' : 'false']
  const [shown, setShown] = useState(few)
  return (
    <section className="lane" aria-label={s.statuses[status]}>
      <Heading>
        {s.statuses[status]} <span className="quiet">{entries.length}</span>
      </Heading>
      <ul>
        {entries.slice(0, shown).map((entry) => (
          <li key={entry.id}>
            <Card workload={workload} entry={entry} open={open} />
          </li>
        ))}
      </ul>
      {entries.length > shown ? (
        <Button onClick={() => setShown(shown + few)}>+ {entries.length - shown}</Button>
      ) : null}
    </section>
  )
}

interface CardProps extends Pick<Props, 'workload' | 'open'> {
  readonly entry: PlanEntry
}

function Card({ workload, entry, open }: CardProps) {
  const refusals = {
    contribute: useRefusal('contribute', workload),
    own: useRefusal('own', workload),
  }
  const move = (status: PlanStatus) => {
    // A risk is accepted with a reason and a date, which the improvement itself asks for.
    if (status === 'accepted') {
      open(entry.id)
      return
    }
    const back = entry.status
    changePlan(workload, entry, { status })
      .then((saved) =>
        flashDone(
          s.saved,
          () => void changePlan(workload, saved, { status: back }).catch(flashError),
        ),
      )
      .catch(flashError)
  }
  return (
    <Container>
      <div className="card-head">
        <span>
          <Wrong entry={entry} /> <Severity severity={entry.severity} />
        </span>
        <ButtonDropdown
          variant="inline-icon"
          ariaLabel={`${s.edit}: ${entry.title}`}
          items={statuses
            .filter((status) => status !== entry.status)
            .map((id) =>
              Object.assign(
                { id, text: s.moveTo(s.statuses[id]) },
                off(refusals[id === 'accepted' ? 'own' : 'contribute']),
              ),
            )}
          onItemClick={({ detail }) => {
            const status = statuses.find((each) => each === detail.id)
            if (status !== undefined) move(status)
          }}
        />
      </div>
      <Button variant="inline-link" onClick={() => open(entry.id)}>
        <Foreign>{entry.title}</Foreign>
      </Button>
      <Reach entry={entry} />
      <div className="quiet">
        <Foreign>{entry.owner ?? s.nobody}</Foreign>
      </div>
      <Clock entry={entry} />
      <p className="remedy">
        <Remedy entry={entry} />
      </p>
      <div className="quiet">
        {s.closes} {s.closesText(entry.findingCount, entry.planned?.practices.length ?? 0)}
      </div>
    </Container>
  )
}
