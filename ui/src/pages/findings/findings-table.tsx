import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination, { type PaginationProps } from '@cloudscape-design/components/pagination'
import PropertyFilter from '@cloudscape-design/components/property-filter'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { usePrinting } from '../../app/printing.ts'
import { readOnly } from '../../app/mode.ts'
import { useUrlState } from '../../app/url-state.ts'
import { type Finding, findingCountsQuery, findingsQuery } from '../../data/findings.ts'
import { ApiError } from '../../data/http.ts'
import { Act } from '../../parts/act.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { NoMatch } from '../../parts/list-table.tsx'
import { usePageSize } from '../../parts/table-preferences.ts'
import { t } from '../../strings/en.ts'
import { columns } from './columns.tsx'
import {
  changeOf,
  filteringOptions,
  filteringProperties,
  filterOf,
  tokensOf,
} from './finding-filter.ts'
import { Suppress } from './suppress.tsx'

const s = t.findings

interface Props {
  readonly workload: string
  readonly variant?: TableProps.Variant
}

/** Findings as the server filters, sorts and pages them; the state is in the address. */
export function FindingsTable({ workload, variant = 'container' }: Props) {
  const [parameters, change] = useUrlState()
  const printing = usePrinting()
  const [selected, setSelected] = useState<readonly Finding[]>([])
  const [suppressing, setSuppressing] = useState(false)
  const filter = filterOf(parameters)
  const sort = parameters.get('sort') ?? undefined
  const { query, first, items, pager, loading } = usePageOf(workload, filter, sort)
  const counts = useQuery(findingCountsQuery(workload, filter))
  if (query.isError && query.data === undefined)
    return <NoFindings error={query.error} workload={workload} retry={() => void query.refetch()} />
  const narrow = (values: ReturnType<typeof changeOf>) => {
    setSelected([])
    change({ ...values, page: undefined })
  }
  return (
    <>
      <Table<Finding>
        {...fixed}
        variant={variant}
        stickyHeader={variant === 'full-page' && !printing}
        columnDefinitions={[...columns(change)]}
        items={[...items]}
        loading={loading}
        selectedItems={[...selected]}
        isItemDisabled={({ outcome, suppressed }) => outcome !== 'fail' || suppressed}
        onSelectionChange={({ detail }) => setSelected(detail.selectedItems)}
        sortingColumn={{ sortingField: (sort ?? 'outcome').replace(/^-/, '').split(',')[0] }}
        sortingDescending={sort?.startsWith('-') ?? false}
        onSortingChange={({ detail: { isDescending, sortingColumn } }) => {
          const turn = isDescending === true ? '-' : ''
          change({ sort: `${turn}${sortingColumn.sortingField ?? ''}`, page: undefined })
        }}
        empty={
          Object.keys(filter).length > 0 ? (
            <NoMatch clear={() => narrow(changeOf({ tokens: [], operation: 'and' }))} />
          ) : (
            <Empty
              title={s.emptyTitle}
              text={s.emptyText}
              command={readOnly ? undefined : `plinth review --aws --save ${workload}`}
            />
          )
        }
        header={
          <Header
            variant={variant === 'full-page' ? 'h1' : 'h2'}
            counter={first === undefined ? undefined : `(${first.total.toLocaleString('en')})`}
            description={readOnly ? t.document.findings : s.description}
            actions={
              <Actions
                workload={workload}
                chosen={selected.length}
                suppress={() => setSuppressing(true)}
              />
            }
          >
            {s.title}
          </Header>
        }
        filter={
          <PropertyFilter
            query={tokensOf(parameters)}
            onChange={({ detail }) => narrow(changeOf(detail))}
            filteringProperties={filteringProperties}
            filteringOptions={filteringOptions(counts.data)}
            filteringPlaceholder={t.table.filter}
            filteringAriaLabel={t.table.filter}
            countText={t.table.matches(first?.total ?? 0)}
            hideOperations
            filteringStatusType={counts.isPending ? 'loading' : 'finished'}
          />
        }
        pagination={<Pagination {...pager} />}
      />
      {suppressing ? (
        <Suppress
          workload={workload}
          findings={selected}
          close={(done) => {
            setSuppressing(false)
            if (done) setSelected([])
          }}
        />
      ) : null}
    </>
  )
}

interface ActionsProps {
  readonly workload: string
  readonly chosen: number
  readonly suppress: () => void
}

function Actions({ workload, chosen, suppress }: ActionsProps) {
  const router = useRouter()
  if (readOnly) return null
  return (
    <div className="actions">
      <Button onClick={() => router.history.push(`/suppressions?workload=${workload}`)}>
        {t.editing.suppressions.show}
      </Button>
      <Act right="own" workload={workload} disabled={chosen === 0} onClick={suppress}>
        {s.suppress}
      </Act>
    </div>
  )
}

const fixed = {
  trackBy: 'id',
  loadingText: t.common.loading,
  wrapLines: true,
  enableKeyboardNavigation: true,
  ...(readOnly ? {} : { selectionType: 'multi' as const }),
  ariaLabels: {
    selectionGroupLabel: t.table.select,
    allItemsSelectionLabel: () => t.table.selectAll,
    itemSelectionLabel: (_: unknown, item: Finding) =>
      `${t.table.select} ${item.title} ${item.resource.id}`,
  },
} as const

/** The page that the address names. */
function usePageOf(
  workload: string,
  filter: ReturnType<typeof filterOf>,
  sort: string | undefined,
) {
  const [parameters, change] = useUrlState()
  const [limit] = usePageSize('findings')
  const number = Math.max(1, Math.trunc(Number(parameters.get('page') ?? 1)) || 1)
  const query = useQuery({
    ...findingsQuery(workload, { ...filter, sort }, limit, number),
    placeholderData: keepPreviousData,
  })
  return {
    query,
    first: query.data,
    items: query.data?.items ?? [],
    loading: query.isPending,
    pager: {
      currentPageIndex: number,
      pagesCount: Math.max(1, Math.ceil((query.data?.total ?? 0) / limit)),
      onChange: ({ detail }: { readonly detail: PaginationProps.ChangeDetail }) =>
        change({ page: pageText(detail.currentPageIndex) }),
    },
  }
}

/** The first page is the one that an address without a number names. */
function pageText(number: number): string | undefined {
  return number === 1 ? undefined : String(number)
}

interface NoFindingsProps {
  readonly error: unknown
  readonly workload: string
  readonly retry: () => void
}

/** Before the first saved review there is no list, which is no failure. */
function NoFindings({ error, workload, retry }: NoFindingsProps) {
  if (!(error instanceof ApiError && error.status === 404))
    return <Failure error={error} retry={retry} />
  return (
    <Box padding="l">
      <Empty
        title={t.workload.overview.noRunTitle}
        text={t.workload.overview.noRunText}
        command={`plinth review --aws --save ${workload}`}
      />
    </Box>
  )
}
