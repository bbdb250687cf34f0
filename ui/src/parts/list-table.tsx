import { useCollection, type UseCollectionResult } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import PropertyFilter, {
  type PropertyFilterProps,
} from '@cloudscape-design/components/property-filter'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { ReactNode } from 'react'
import { usePrinting } from '../app/printing.ts'
import { useUrlState } from '../app/url-state.ts'
import { t } from '../strings/en.ts'
import { saveCsv } from './csv.ts'
import { Failure } from './failure.tsx'
import { readFilter, writeFilter } from './filter-text.ts'
import { usePageSize, pageSizes } from './table-preferences.ts'

export interface Column<Item> {
  readonly id: string
  readonly header: string
  readonly cell: (item: Item) => ReactNode
  /** What sorting, filtering and CSV see; a column without it can do none of them. */
  readonly value?: (item: Item) => string | number
  readonly minWidth?: number
  readonly isRowHeader?: boolean
}

export interface ListTableProps<Item> {
  /** Unique in the console; its preferences are kept under it. */
  readonly id: string
  readonly title: string
  readonly items: readonly Item[] | undefined
  readonly loading: boolean
  readonly error?: unknown
  readonly retry?: () => void
  readonly columns: readonly Column<Item>[]
  readonly keyOf: (item: Item) => string
  readonly empty: ReactNode
  readonly actions?: ReactNode
  readonly description?: ReactNode
  /** Columns that the filter offers as properties; without them it is a text filter. */
  readonly filterBy?: readonly string[]
  readonly sortBy?: string
  readonly descending?: boolean
  /** How many there are, where the server gives only the first of them. */
  readonly total?: number | undefined
  readonly selected?: readonly Item[]
  readonly onSelect?: (items: readonly Item[]) => void
  readonly selectionType?: 'single' | 'multi'
  readonly variant?: TableProps.Variant
  readonly headingTag?: 'h1' | 'h2' | 'h3'
}

/** Rows of a table on paper. */
const mostPrinted = 2000

/** A table of what is loaded at once: filter and sorting live in the address, so that a view can be shared. */
export function ListTable<Item>(props: ListTableProps<Item>) {
  const { id, items, columns, keyOf, error } = props
  const [chosenSize, setPageSize] = usePageSize(id)
  const printing = usePrinting()
  const pageSize = printing ? mostPrinted : chosenSize
  const definitions = columns.map((column) => definitionOf(column))
  const list = useList(props, definitions, pageSize)
  const [, change] = useUrlState()
  if (error !== undefined && error !== null && items === undefined)
    return <Failure error={error} retry={props.retry} />
  const total = items?.length ?? 0
  return (
    <Table<Item>
      {...list.collectionProps}
      {...selectionOf(props)}
      columnDefinitions={definitions}
      items={list.items}
      trackBy={keyOf}
      loading={props.loading && items === undefined}
      loadingText={t.common.loading}
      variant={props.variant ?? 'full-page'}
      stickyHeader={props.variant === undefined && !printing}
      wrapLines
      enableKeyboardNavigation
      renderAriaLive={({ firstIndex, lastIndex }) => t.table.shown(firstIndex, lastIndex, total)}
      onSortingChange={(event) => {
        list.collectionProps.onSortingChange?.(event)
        const { sortingColumn, isDescending } = event.detail
        const column = definitions.find(
          (each) => each.sortingComparator === sortingColumn.sortingComparator,
        )
        change({
          sort:
            column === undefined ? undefined : `${isDescending === true ? '-' : ''}${column.id}`,
          page: undefined,
        })
      }}
      header={
        <Header
          variant={props.headingTag ?? (props.variant === undefined ? 'h1' : 'h2')}
          counter={items === undefined ? undefined : counterOf(total, props.total)}
          description={props.description}
          actions={
            <div className="actions">
              <Button
                iconName="download"
                ariaLabel={t.common.exportCsv}
                disabled={total === 0}
                onClick={() => saveCsv(id, columns, list.allPageItems)}
              />
              {props.actions}
            </div>
          }
        >
          {props.title}
        </Header>
      }
      filter={<Filter list={list} byProperty={(props.filterBy ?? []).length > 0} />}
      pagination={
        total > pageSize ? (
          <Pagination
            {...list.paginationProps}
            onChange={(event) => {
              list.paginationProps.onChange(event)
              const page = event.detail.currentPageIndex
              change({ page: page === 1 ? undefined : String(page) })
            }}
          />
        ) : undefined
      }
      preferences={
        <CollectionPreferences
          title={t.table.preferences}
          confirmLabel={t.common.save}
          cancelLabel={t.common.cancel}
          preferences={{ pageSize: chosenSize }}
          pageSizePreference={{ title: t.table.pageSize, options: pageSizes }}
          onConfirm={({ detail }) => setPageSize(detail.pageSize)}
        />
      }
    />
  )
}

function useList<Item>(
  props: ListTableProps<Item>,
  definitions: readonly Definition<Item>[],
  pageSize: number,
): UseCollectionResult<Item> {
  const { items, columns, filterBy = [], empty, sortBy, descending = false } = props
  const [parameters] = useUrlState()
  const given = parameters.get('sort') ?? `${descending ? '-' : ''}${sortBy ?? ''}`
  const list: UseCollectionResult<Item> = useCollection<Item>(items ?? [], {
    ...(filterBy.length > 0
      ? {
          propertyFiltering: {
            filteringProperties: filterProperties(columns, filterBy),
            filteringFunction: propertyFilter(columns),
            defaultQuery: readFilter(parameters.getAll('f')),
            noMatch: (
              <NoMatch
                clear={() => list.actions.setPropertyFiltering({ tokens: [], operation: 'and' })}
              />
            ),
            empty,
          },
        }
      : {
          filtering: {
            defaultFilteringText: parameters.get('q') ?? '',
            filteringFunction: (item: Item, text: string) => matches(columns, item, text),
            noMatch: <NoMatch clear={() => list.actions.setFiltering('')} />,
            empty,
          },
        }),
    sorting: {
      defaultState: {
        isDescending: given.startsWith('-'),
        sortingColumn: definitions.find(({ id }) => id === given.replace(/^-/, '')) ?? {},
      },
    },
    pagination: { pageSize, defaultPage: Number(parameters.get('page') ?? 1) || 1 },
    selection: { trackBy: props.keyOf },
  })
  return list
}

interface FilterProps<Item> {
  readonly list: UseCollectionResult<Item>
  readonly byProperty: boolean
}

function Filter<Item>({ list, byProperty }: FilterProps<Item>) {
  const [, change] = useUrlState()
  const shared = {
    filteringPlaceholder: t.table.filter,
    filteringAriaLabel: t.table.filter,
    countText: t.table.matches(list.filteredItemsCount ?? 0),
  }
  if (!byProperty)
    return (
      <TextFilter
        {...list.filterProps}
        {...shared}
        onDelayedChange={({ detail }) => change({ q: detail.filteringText, page: undefined })}
      />
    )
  return (
    <PropertyFilter
      {...list.propertyFilterProps}
      {...shared}
      onChange={(event) => {
        list.propertyFilterProps.onChange(event)
        change({ f: writeFilter(event.detail), page: undefined })
      }}
    />
  )
}

/** How many are listed, and of how many. */
function counterOf(listed: number, total = listed): string {
  const words = [listed, total].map((count) => count.toLocaleString('en'))
  return listed === total ? `(${words[0]})` : `(${t.table.of(words[0] ?? '', words[1] ?? '')})`
}

function selectionOf<Item>({ selectionType, selected, onSelect, columns }: ListTableProps<Item>) {
  if (selectionType === undefined) return {}
  return {
    selectionType,
    selectedItems: selected ?? [],
    onSelectionChange: ({ detail }: { readonly detail: TableProps.SelectionChangeDetail<Item> }) =>
      onSelect?.(detail.selectedItems),
    ariaLabels: {
      selectionGroupLabel: t.table.select,
      allItemsSelectionLabel: () => t.table.selectAll,
      itemSelectionLabel: (_: unknown, item: Item) => `${t.table.select} ${textOf(columns, item)}`,
    },
  }
}

interface Definition<Item> extends TableProps.ColumnDefinition<Item> {
  readonly id: string
}

function definitionOf<Item>({
  id,
  header,
  cell,
  value,
  minWidth,
  isRowHeader,
}: Column<Item>): Definition<Item> {
  return {
    id,
    header,
    cell,
    ...(minWidth === undefined ? {} : { minWidth }),
    ...(isRowHeader === undefined ? {} : { isRowHeader }),
    ...(value === undefined ? {} : { sortingComparator: comparatorOf(value) }),
  }
}

const comparators = new WeakMap<object, (a: never, b: never) => number>()

/** The same comparator for the same column literal, because the table tells columns apart by it. */
function comparatorOf<Item>(value: (item: Item) => string | number): (a: Item, b: Item) => number {
  const known = comparators.get(value)
  if (known !== undefined) return known as (a: Item, b: Item) => number
  const made = (a: Item, b: Item) => compare(value(a), value(b))
  comparators.set(value, made as (a: never, b: never) => number)
  return made
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}

function filterProperties<Item>(columns: readonly Column<Item>[], keys: readonly string[]) {
  return keys.map((key) => ({
    key,
    propertyLabel: columns.find(({ id }) => id === key)?.header ?? key,
    groupValuesLabel: t.table.values,
    operators: ['=', '!=', ':', '!:'],
  })) satisfies PropertyFilterProps.FilteringProperty[]
}

function matches<Item>(columns: readonly Column<Item>[], item: Item, text: string): boolean {
  const wanted = text.toLowerCase()
  return columns.some(
    ({ value }) => value !== undefined && String(value(item)).toLowerCase().includes(wanted),
  )
}

function textOf<Item>(columns: readonly Column<Item>[], item: Item): string {
  const value = columns.find((column) => column.value !== undefined)?.value
  return value === undefined ? '' : String(value(item))
}

/** Filters by what the columns show, not by members of the item. */
function propertyFilter<Item>(columns: readonly Column<Item>[]) {
  return (item: Item, { tokens, operation }: PropertyFilterProps.Query): boolean => {
    const hit = ({ propertyKey, operator, value }: PropertyFilterProps.Token) => {
      const negative = operator.startsWith('!')
      const found = columns
        .filter(({ id }) => propertyKey === undefined || id === propertyKey)
        .some((column) => fits(column, item, operator.endsWith('='), String(value)))
      return negative ? !found : found
    }
    return operation === 'and' || tokens.length === 0 ? tokens.every(hit) : tokens.some(hit)
  }
}

function fits<Item>({ value }: Column<Item>, item: Item, whole: boolean, wanted: string): boolean {
  if (value === undefined) return false
  const [text, sought] = [String(value(item)).toLowerCase(), wanted.toLowerCase()]
  return whole ? text === sought : text.includes(sought)
}

export function NoMatch({ clear }: { readonly clear: () => void }) {
  return (
    <Box textAlign="center" padding={{ vertical: 'l' }}>
      <SpaceBetween size="s" alignItems="center">
        <Box variant="strong">{t.common.noMatch}</Box>
        <Button onClick={clear}>{t.common.clearFilters}</Button>
      </SpaceBetween>
    </Box>
  )
}
