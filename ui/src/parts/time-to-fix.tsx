import BarChart from '@cloudscape-design/components/bar-chart'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useQuery } from '@tanstack/react-query'
import { type FixTimes, fixTimesQuery } from '../data/pictures.ts'
import { t } from '../strings/en.ts'
import { Empty } from './empty.tsx'
import { Count } from './go.tsx'
import { Loaded } from './loaded.tsx'
import { OnlyFirst } from './only-first.tsx'
import { Severity } from './words.tsx'

const s = t.pictures.fix

type Level = FixTimes['levels'][number]
type State = keyof typeof s.word

/** More than this many per cent of the allowed time are drawn as this many. */
const mostPercent = 400

/** How long improvements take and stay open by level, against the time allowed; of one workload, or of all. */
export function TimeToFix({ workload }: { readonly workload?: string }) {
  const query = useQuery(fixTimesQuery(workload))
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={s.help}>
          {s.title}
        </Header>
      }
    >
      <Loaded query={query} lines={6}>
        {({ levels, onlyFirst }) =>
          levels.every(({ fixed, open }) => fixed.count + open.count === 0) ? (
            <Empty title={s.emptyTitle} text={s.emptyText} />
          ) : (
            <>
              <OnlyFirst count={onlyFirst} />
              <Chart levels={levels} />
              <Table levels={levels} workload={workload} />
            </>
          )
        }
      </Loaded>
    </Container>
  )
}

function Chart({ levels }: Pick<FixTimes, 'levels'>) {
  const bars = (of: 'fixed' | 'open'): { readonly x: string; readonly y: number }[] =>
    levels.map((level) => ({ x: t.words.severity[level.severity], y: percentOf(level, of) }))
  const most = Math.max(120, ...[...bars('fixed'), ...bars('open')].map(({ y }) => y))
  return (
    <BarChart
      height={150}
      hideFilter
      ariaLabel={s.chart}
      xScaleType="categorical"
      xDomain={levels.map(({ severity }) => t.words.severity[severity])}
      yDomain={[0, Math.ceil(most / 20) * 20]}
      i18nStrings={{ yTickFormatter: s.percent }}
      series={[
        { title: s.fixed, type: 'bar', data: bars('fixed'), color: '#2f7d57', ...shown },
        { title: s.open, type: 'bar', data: bars('open'), color: '#b07a00', ...shown },
        { title: s.allowedTime, type: 'threshold', y: 100, color: '#687078', ...shown },
      ]}
    />
  )
}

const shown = { valueFormatter: s.percent }

function percentOf(level: Level, of: 'fixed' | 'open'): number {
  const { median } = level[of]
  if (median === undefined || level.allowed === undefined || level.allowed === 0) return 0
  return Math.min(mostPercent, Math.round((median / level.allowed) * 100))
}

/** The same in numbers, each of which leads to its improvements. */
function Table({
  levels,
  workload,
}: {
  readonly levels: readonly Level[]
  readonly workload: string | undefined
}) {
  const link = (level: Level, state: State, count: number) => (
    <Count
      of={count}
      to={`/improvements?state=${state}&severity=${level.severity}${workload === undefined ? '' : `&workload=${workload}`}`}
      label={`${t.words.severity[level.severity]}, ${s.word[state]}`}
    />
  )
  return (
    // A table that scrolls sideways must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="heat-scroll" role="region" aria-label={s.title} tabIndex={0}>
      <table className="numbers">
        <thead>
          <tr>
            {[s.level, s.allowed, s.open, s.overdue, s.age, s.fixed, s.late, s.took].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => {
            const { severity, allowed, fixed, open } = level
            return (
              <tr key={severity}>
                <th scope="row">
                  <Severity severity={severity} />
                </th>
                <td>{s.days(allowed)}</td>
                <td>{link(level, 'open', open.count)}</td>
                <td>{link(level, 'overdue', open.count - open.inTime)}</td>
                <td title={`${s.longest}: ${s.days(open.longest)}`}>{s.days(open.median)}</td>
                <td>{link(level, 'fixed', fixed.count)}</td>
                <td>{link(level, 'late', fixed.count - fixed.inTime)}</td>
                <td title={`${s.longest}: ${s.days(fixed.longest)}`}>{s.days(fixed.median)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
