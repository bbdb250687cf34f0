import Button from '@cloudscape-design/components/button'
import { type PlanEntry } from '../../data/plan.ts'
import { Go } from '../../parts/go.tsx'
import type { Column } from '../../parts/list-table.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign, Quiet, Severity, State, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Clock } from './clock.tsx'

const s = t.plan
const order = ['critical', 'high', 'medium', 'low']

/** Columns of the plan; opening an improvement sets it in the address. */
export function columns(
  workload: string,
  open: (id: string) => void,
): readonly Column<PlanEntry>[] {
  return [
    {
      id: 'fix',
      header: s.fix,
      isRowHeader: true,
      minWidth: 320,
      value: (entry) => entry.planned?.fix ?? entry.title,
      cell: (entry) => (
        <>
          <Button variant="inline-link" onClick={() => open(entry.id)}>
            <Foreign>{entry.planned?.fix ?? entry.title}</Foreign>
          </Button>
          <Quiet>
            <Foreign>{entry.title}</Foreign>
          </Quiet>
        </>
      ),
    },
    {
      id: 'severity',
      header: s.severity,
      value: (entry) => order.indexOf(entry.severity),
      minWidth: 110,
      cell: (entry) => <Severity severity={entry.severity} />,
    },
    {
      id: 'owner',
      header: s.owner,
      minWidth: 130,
      value: (entry) => entry.owner ?? '',
      cell: (entry) => <Foreign>{entry.owner ?? s.nobody}</Foreign>,
    },
    {
      id: 'due',
      header: s.due,
      minWidth: 160,
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
      minWidth: 150,
      value: (entry) => wordOf(s.statuses, entry.status),
      cell: (entry) => (
        <>
          <State state={entry.status} />
          {entry.verified === undefined ? null : <Quiet>{s.verified[entry.verified]}</Quiet>}
        </>
      ),
    },
    {
      id: 'closes',
      header: s.closes,
      minWidth: 150,
      value: (entry) => entry.findingCount,
      cell: (entry) => {
        const text = s.closesText(entry.findingCount, entry.planned?.practices.length ?? 0)
        const check = entry.planned?.check
        if (check === undefined || entry.findingCount === 0) return text
        const query = new URLSearchParams({ workload, check, outcome: 'fail' })
        return <Go to={`/findings?${query.toString()}`}>{text}</Go>
      },
    },
    {
      id: 'effort',
      header: s.effort,
      value: (entry) => entry.planned?.effort ?? '',
      cell: (entry) => wordOf(t.words.effort, entry.planned?.effort ?? '–'),
    },
  ]
}
