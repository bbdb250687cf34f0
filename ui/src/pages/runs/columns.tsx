import ProgressBar from '@cloudscape-design/components/progress-bar'
import type { Run } from '../../data/api.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Go } from '../../parts/go.tsx'
import type { Column } from '../../parts/list-table.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign, State } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.runs

/** Columns of the list of runs. Only the findings of the newest complete one are still there to be listed. */
export const columnsOf = (newest: string | undefined): readonly Column<Run>[] => [
  {
    id: 'started',
    header: s.started,
    isRowHeader: true,
    minWidth: 190,
    value: (run) => dateOf(run.created).getTime(),
    cell: (run) => <When at={run.created} />,
  },
  {
    id: 'status',
    header: s.status,
    minWidth: 220,
    value: (run) => run.status,
    cell: (run) => <Progress run={run} />,
  },
  {
    id: 'resources',
    header: s.resources,
    value: (run) => run.summary?.resources ?? 0,
    cell: (run) => <Resources run={run} newest={newest} />,
  },
  {
    id: 'failures',
    header: s.failures,
    value: (run) => run.summary?.findings.fail ?? 0,
    cell: (run) => <Findings run={run} outcome="fail" newest={newest} />,
  },
  {
    id: 'unknown',
    header: s.unknown,
    value: (run) => run.summary?.findings.unknown ?? 0,
    cell: (run) => <Findings run={run} outcome="unknown" newest={newest} />,
  },
  {
    id: 'coverage',
    header: s.coverage,
    minWidth: 150,
    value: (run) => run.summary?.coverage ?? 0,
    cell: (run) => (run.summary === undefined ? '–' : <Coverage share={run.summary.coverage} />),
  },
]

interface ResourcesProps {
  readonly run: Run
  readonly newest: string | undefined
}

function Resources({ run: { id, workload, summary }, newest }: ResourcesProps) {
  if (summary === undefined) return '–'
  const count = summary.resources.toLocaleString('en')
  if (id !== newest) return count
  return <Go to={`/findings?workload=${workload}&sort=resource`}>{count}</Go>
}

interface FindingsProps {
  readonly run: Run
  readonly outcome: 'fail' | 'unknown'
  readonly newest: string | undefined
}

function Findings({ run: { id, workload, summary }, outcome, newest }: FindingsProps) {
  if (summary === undefined) return '–'
  const count = summary.findings[outcome].toLocaleString('en')
  if (id !== newest) return count
  return <Go to={`/findings?workload=${workload}&outcome=${outcome}`}>{count}</Go>
}

function Progress({ run }: { readonly run: Run }) {
  const { progress } = run
  return (
    <>
      <State state={run.status} />
      {run.error === undefined ? null : (
        <div className="quiet">
          <Foreign>{run.error}</Foreign>
        </div>
      )}
      {progress === undefined ? null : (
        <ProgressBar
          value={progress.total === 0 ? 0 : (100 * progress.done) / progress.total}
          additionalInfo={s.progressText(progress.stage, progress.done, progress.total)}
          ariaLabel={s.progress}
        />
      )}
    </>
  )
}
