import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Coverage, coverageQuery } from '../../data/api.ts'
import type { CollectionHealth } from '../../data/home.ts'
import { Foreign, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.runs

type Group = CollectionHealth['groups'][number]
type Gap = Coverage['gaps'][number]

interface FailedProps {
  readonly workload: string
  readonly group: Group
}

/** The calls that a group counts, one a line. */
export function FailedCalls({ workload, group }: FailedProps) {
  const gaps = useQuery(coverageQuery(workload)).data?.gaps.filter((gap) => isOf(group, gap)) ?? []
  return (
    <Listed title={s.gaps(group.gaps)} count={group.gaps} listed={gaps.length}>
      {gaps.map(({ operation, resource, error, ...place }, index) => (
        <li key={index}>
          <div>
            <span className="mono">
              <Foreign>{operation}</Foreign>
            </span>{' '}
            <Foreign>{resource}</Foreign>
            <Quiet>
              <Where {...place} /> <Foreign>{error}</Foreign>
            </Quiet>
          </div>
        </li>
      ))}
    </Listed>
  )
}

/** A permission opens only what was denied; all else goes by operation and reason. */
function isOf(group: Group, { reason, permission, operation }: Gap): boolean {
  if (group.permission !== undefined) return reason === 'denied' && permission === group.permission
  const isPermission = reason === 'denied' && permission !== undefined
  return !isPermission && reason === group.reason && group.operations.includes(operation)
}

interface BlindProps {
  readonly workload: string
  readonly count: number
}

/** The checks that had nothing to judge, because nobody could look. */
export function BlindChecks({ workload, count }: BlindProps) {
  const blind = useQuery(coverageQuery(workload)).data?.blind ?? []
  return (
    <Listed title={s.blind(count)} count={count} listed={blind.length}>
      {blind.map(({ check, reason, detail, ...place }, index) => (
        <li key={index}>
          <div>
            <span className="mono">
              <Foreign>{check}</Foreign>
            </span>
            <Quiet>
              {wordOf(s.reasons, reason)} <Where {...place} /> <Foreign>{detail}</Foreign>
            </Quiet>
          </div>
        </li>
      ))}
    </Listed>
  )
}

function Where({ account, region }: Pick<Gap, 'account' | 'region'>) {
  return <>{[account, region].filter((part) => part !== undefined).join(', ')}</>
}

interface ListedProps {
  readonly title: string
  readonly count: number
  readonly listed: number
  readonly children: ReactNode
}

/** A number that opens into what it counts, as far as it was kept. */
function Listed({ title, count, listed, children }: ListedProps) {
  return (
    <ExpandableSection headerText={title} variant="footer">
      <ul className="rows">{children}</ul>
      {count > listed ? <Quiet>{s.notListed(count - listed)}</Quiet> : null}
    </ExpandableSection>
  )
}
