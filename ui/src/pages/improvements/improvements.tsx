import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { usePage } from '../../app/page.tsx'
import { usePrinting } from '../../app/printing.ts'
import { useUrlState } from '../../app/url-state.ts'
import { type Improvement, improvementsQuery } from '../../data/pictures.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Go } from '../../parts/go.tsx'
import { help } from '../../parts/help.tsx'
import { OnlyFirst } from '../../parts/only-first.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, Severity } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.pictures.improvements

const columns: TableProps.ColumnDefinition<Improvement>[] = [
  {
    id: 'fix',
    header: s.fix,
    isRowHeader: true,
    minWidth: 280,
    cell: ({ workload, item, title }) => (
      <Go to={`/workloads/${workload}?tab=plan&item=${encodeURIComponent(item)}`}>
        <Foreign>{title}</Foreign>
      </Go>
    ),
  },
  {
    id: 'workload',
    header: s.workload,
    minWidth: 160,
    cell: ({ workload, name }) => (
      <Go to={`/workloads/${workload}?tab=plan`}>
        <Foreign>{name}</Foreign>
      </Go>
    ),
  },
  {
    id: 'level',
    header: s.level,
    minWidth: 100,
    cell: ({ severity }) => <Severity severity={severity} />,
  },
  {
    id: 'owner',
    header: s.owner,
    minWidth: 140,
    cell: ({ owner }) => <Foreign>{owner ?? t.plan.nobody}</Foreign>,
  },
  {
    id: 'planned',
    header: s.planned,
    minWidth: 130,
    cell: ({ planned }) => <When at={planned} as="day" />,
  },
  { id: 'due', header: s.due, minWidth: 130, cell: ({ due }) => <When at={due} as="day" /> },
  { id: 'done', header: s.done, minWidth: 130, cell: ({ done }) => <When at={done} as="day" /> },
]

const states = Object.entries(s.states).map(([value, label]) => ({ value, label }))
const levels = [
  { value: '', label: s.anyLevel },
  ...Object.entries(t.words.severity).map(([value, label]) => ({ value, label })),
]

/** Improvements of every workload: what the numbers of home count. */
export default function Improvements() {
  usePage({
    title: s.title,
    contentType: 'table',
    trail: [{ text: t.plan.title, href: '/plan' }],
    help: help(s.help),
  })
  const [parameters, change] = useUrlState()
  const printing = usePrinting()
  const state = parameters.get('state') ?? 'open'
  const severity = parameters.get('severity') ?? undefined
  const workload = parameters.get('workload') ?? undefined
  const query = useInfiniteQuery({
    ...improvementsQuery({ state, severity, workload }),
    placeholderData: keepPreviousData,
  })
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const total = query.data?.pages[0]?.total
  return (
    <Table
      variant="full-page"
      stickyHeader={!printing}
      wrapLines
      enableKeyboardNavigation
      columnDefinitions={columns}
      items={items}
      loading={query.isPending}
      loadingText={t.common.loading}
      trackBy={(each) => `${each.workload} ${each.item}`}
      empty={<Empty title={s.emptyTitle} text={s.emptyText} command={t.workloads.emptyCommand} />}
      header={
        <Header
          variant="h1"
          description={
            <>
              {s.description} <OnlyFirst count={query.data?.pages[0]?.onlyFirst} />
            </>
          }
          counter={total === undefined ? undefined : `(${total.toLocaleString('en')})`}
        >
          {s.title}
        </Header>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <Select
            ariaLabel={s.state}
            options={states}
            selectedOption={states.find(({ value }) => value === state) ?? null}
            onChange={({ detail }) => change({ state: detail.selectedOption.value })}
          />
          <Select
            ariaLabel={s.level}
            options={levels}
            selectedOption={levels.find(({ value }) => value === (severity ?? '')) ?? null}
            onChange={({ detail }) =>
              change({ severity: detail.selectedOption.value || undefined })
            }
          />
          {workload === undefined ? null : (
            <Button iconName="remove" onClick={() => change({ workload: undefined })}>
              {t.common.workload}: {items[0]?.name ?? workload}
            </Button>
          )}
        </SpaceBetween>
      }
      footer={
        query.hasNextPage ? (
          <SpaceBetween direction="horizontal" size="m" alignItems="center">
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {s.more}
            </Button>
            <span className="quiet">{s.shown(items.length, total ?? 0)}</span>
          </SpaceBetween>
        ) : undefined
      }
    />
  )
}
