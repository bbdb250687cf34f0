import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SplitPanel from '@cloudscape-design/components/split-panel'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readOnly } from '../../app/mode.ts'
import { useSplitPanel } from '../../app/page.tsx'
import { useUrlState } from '../../app/url-state.ts'
import { planQuery } from '../../data/plan.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { ListTable } from '../../parts/list-table.tsx'
import { t } from '../../strings/en.ts'
import { Board } from './board.tsx'
import { columns } from './columns.tsx'
import { PlanItem } from './plan-item.tsx'

const s = t.plan

interface Props {
  readonly workload: string
  readonly full?: boolean
}

/** Improvements as a table or a board; one opens beside them. */
export function PlanView({ workload, full = false }: Props) {
  const [parameters, change] = useUrlState()
  const query = useQuery(planQuery(workload))
  const board = !readOnly && parameters.get('view') === 'board'
  const item = parameters.get('item')
  const entry = query.data?.find(({ id }) => id === item)
  const panel = useMemo(
    () =>
      entry === undefined ? null : (
        <SplitPanel header={s.panel} closeBehavior="hide" hidePreferencesButton>
          <PlanItem key={entry.id} workload={workload} entry={entry} />
        </SplitPanel>
      ),
    [workload, entry],
  )
  useSplitPanel(panel)
  const open = (id: string) => change({ item: id })
  const choice = (
    <SegmentedControl
      label={s.view}
      selectedId={board ? 'board' : 'table'}
      options={[
        { id: 'table', text: s.table, iconName: 'view-full' },
        { id: 'board', text: s.board, iconName: 'view-vertical' },
      ]}
      onChange={({ detail }) =>
        change({ view: detail.selectedId === 'board' ? 'board' : undefined })
      }
    />
  )
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  if (board && query.data !== undefined)
    return (
      <Board workload={workload} entries={query.data} open={open} choice={choice} full={full} />
    )
  return (
    <ListTable
      id="plan"
      title={s.title}
      variant={full ? 'full-page' : 'container'}
      headingTag={full ? 'h1' : 'h2'}
      description={s.description}
      items={query.data}
      loading={query.isPending}
      columns={columns(workload, open)}
      keyOf={(each) => each.id}
      filterBy={['status', 'severity', 'owner', 'wrong', 'fix']}
      empty={
        <Empty
          title={s.emptyTitle}
          text={s.emptyText}
          command={readOnly ? undefined : `plinth review --aws --save ${workload}`}
        />
      }
      actions={readOnly ? null : choice}
    />
  )
}
