import Button from '@cloudscape-design/components/button'
import { type PlanEntry } from '../../data/plan.ts'
import { Go } from '../../parts/go.tsx'
import type { Column } from '../../parts/list-table.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign, Quiet, Severity, State, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Clock } from './clock.tsx'
import { Reach, Remedy, Wrong } from './wrong.tsx'

const s = t.plan
const order = ['critical', 'high', 'medium', 'low']

/** Columns of the plan, from what is wrong to what shows it; opening an improvement sets it in the address. */
export function columns(
  workload: string,
  open: (id: string) => void,
): readonly Column<PlanEntry>[] {
  return [
    {
      id: 'wrong',
      header: s.wrong,
      isRowHeader: true,
      minWidth: 230,
      value: (entry) => entry.title,
      cell: (entry) => (
        <>
          <Wrong entry={entry} />{' '}
          <Button variant="inline-link" onClick={() => open(entry.id)}>
            <Foreign>{entry.title}</Foreign>
          </Button>
        </>
      ),
    },
    {
      id: 'severity',
      header: s.severity,
      value: (entry) => order.indexOf(entry.severity),
      minWidth: 130,
      cell: (entry) => (
        <>
          <Severity severity={entry.severity} />
          <Reach entry={entry} />
        </>
      ),
    },
    {
      id: 'owner',
      header: s.owner,
      minWidth: 115,
      value: (entry) => entry.owner ?? '',
      cell: (entry) => <Foreign>{entry.owner ?? s.nobody}</Foreign>,
    },
    {
      id: 'due',
      header: s.due,
      minWidth: 145,
      value: (entry) => dateOf(entry.due).getTime(),
      cell: (entry) => (
        <>
          <When at={entry.due} as="day" />
          <Clock entry={entry} />
        </>
      ),
    },
    {
      id: 'status',
      header: s.status,
      minWidth: 125,
      value: (entry) => wordOf(s.statuses, entry.status),
      cell: (entry) => (
        <>
          <State state={entry.status} />
          {entry.verified === undefined ? null : <Quiet>{s.verified[entry.verified]}</Quiet>}
        </>
      ),
    },
    {
      id: 'fix',
      header: s.fix,
      minWidth: 220,
      value: (entry) => entry.planned?.fix ?? '',
      cell: (entry) => <Remedy entry={entry} />,
    },
    {
      id: 'closes',
      header: s.closes,
      minWidth: 120,
      value: (entry) => entry.findingCount,
      cell: (entry) => <Closes workload={workload} entry={entry} />,
    },
    {
      id: 'effort',
      header: s.effort,
      value: (entry) => entry.planned?.effort ?? '',
      cell: (entry) => wordOf(t.words.effort, entry.planned?.effort ?? '–'),
    },
  ]
}

interface ClosesProps {
  readonly workload: string
  readonly entry: PlanEntry
}

/** How much an improvement closes; leads to the findings. */
function Closes({ workload, entry: { findingCount, planned } }: ClosesProps) {
  const text = s.closesText(findingCount, planned?.practices.length ?? 0)
  if (planned?.check === undefined || findingCount === 0) return text
  const query = new URLSearchParams({ workload, check: planned.check, outcome: 'fail' })
  return <Go to={`/findings?${query.toString()}`}>{text}</Go>
}
