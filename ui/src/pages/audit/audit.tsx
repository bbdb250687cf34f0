import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { usePage } from '../../app/page.tsx'
import { usePrinting } from '../../app/printing.ts'
import { useUrlState } from '../../app/url-state.ts'
import type { AuditLine } from '../../data/home.ts'
import { read } from '../../data/http.ts'
import { Command, Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { help } from '../../parts/help.tsx'
import { NoMatch } from '../../parts/list-table.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.administration.audit

interface Page {
  readonly items: readonly AuditLine[]
  readonly next?: string
}

const auditQuery = (filter: Readonly<Record<string, string | undefined>>) =>
  infiniteQueryOptions({
    queryKey: ['api', 'audit', filter] as const,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<Page>(
        '/api/audit',
        { ...filter, limit: 50, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  })

const columns: TableProps.ColumnDefinition<AuditLine>[] = [
  { id: 'number', header: s.number, cell: ({ number }) => number },
  { id: 'at', header: s.at, minWidth: 190, cell: ({ at }) => <When at={at} /> },
  { id: 'by', header: s.by, minWidth: 140, cell: ({ by }) => <Foreign>{by}</Foreign> },
  {
    id: 'action',
    header: s.action,
    isRowHeader: true,
    minWidth: 160,
    cell: ({ action }) => action,
  },
  {
    id: 'subject',
    header: s.subject,
    minWidth: 280,
    cell: ({ subject }) => (
      <span className="mono">
        <Foreign>{subject}</Foreign>
      </span>
    ),
  },
  { id: 'rows', header: s.rows, cell: ({ rows }) => rows },
  {
    id: 'hash',
    header: s.hash,
    minWidth: 140,
    cell: ({ hash }) => (
      <span className="id" title={hash}>
        {hash.slice(0, 12)}…
      </span>
    ),
  },
]

/** Every change of the account, newest first. */
export default function Audit() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const [parameters, change] = useUrlState()
  const printing = usePrinting()
  const filter = {
    action: parameters.get('action') ?? undefined,
    actor: parameters.get('actor') ?? undefined,
    workload: parameters.get('workload') ?? undefined,
  }
  const query = useInfiniteQuery(auditQuery(filter))
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const field = (name: 'action' | 'actor', label: string) => (
    <Input
      ariaLabel={label}
      placeholder={label}
      type="search"
      value={filter[name] ?? ''}
      onChange={({ detail }) => change({ [name]: detail.value })}
    />
  )
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
      trackBy={({ number }) => String(number)}
      empty={
        Object.values(filter).some((value) => value !== undefined) ? (
          <NoMatch
            clear={() => change({ action: undefined, actor: undefined, workload: undefined })}
          />
        ) : (
          <Empty title={s.emptyTitle} text={s.emptyText} command={t.workloads.emptyCommand} />
        )
      }
      header={
        <Header variant="h1" description={s.description}>
          {s.title}
        </Header>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          {field('action', s.filterAction)}
          {field('actor', s.filterActor)}
        </SpaceBetween>
      }
      footer={
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          {query.hasNextPage ? (
            <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {s.more}
            </Button>
          ) : null}
          <span className="quiet">
            {s.verify} <Command text="plinth db check" />
          </span>
        </SpaceBetween>
      }
    />
  )
}
