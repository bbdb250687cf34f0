import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type AccessWhoCan, whoCanQuery } from '../../data/access.ts'
import { Empty } from '../../parts/empty.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { type Shown, useShowPolicies } from './show-policies.ts'
import { Unlisted } from './unlisted.tsx'
import { Answer, Principal } from './words.tsx'

const s = t.access.rows

interface Props {
  readonly action: string
  readonly resource: string
  readonly context: readonly string[]
}

/** Everyone who can do one thing, with the statement that lets each. */
export function WhoCanRows({ action, resource, context }: Props) {
  const query = useQuery(whoCanQuery(action, resource, context))
  const show = useShowPolicies()
  return (
    <SpaceBetween size="m">
      {query.data === undefined ? null : <Unlisted {...query.data} />}
      <ListTable
        id="who-can"
        title={s.title(action)}
        variant="container"
        description={
          <>
            {s.on} <Foreign>{resource}</Foreign>{' '}
            {query.data === undefined || query.data.total === query.data.rows.length
              ? null
              : t.access.cut(query.data.rows.length, query.data.total, t.access.narrow.whoCan)}
          </>
        }
        items={query.data?.rows}
        total={query.data?.total}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={[
          ...columns,
          {
            id: 'explain',
            header: s.explain,
            cell: (row) => <Explain row={row} action={action} resource={resource} show={show} />,
          },
        ]}
        keyOf={(row) => row.principal}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} />}
      />
    </SpaceBetween>
  )
}

type Row = AccessWhoCan['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'principal',
    header: s.principal,
    cell: ({ principal, kind, account }) => (
      <Principal arn={principal} kind={kind} account={account} />
    ),
    value: ({ principal }) => principal,
    isRowHeader: true,
    minWidth: 220,
  },
  {
    id: 'answer',
    header: s.answer,
    cell: ({ answer }) => <Answer answer={answer} />,
    value: ({ answer }) => t.access.answer[answer],
    minWidth: 120,
  },
  {
    id: 'conditions',
    header: s.conditions,
    cell: ({ conditions = [] }) => <Foreign>{conditions.join(', ')}</Foreign>,
    value: ({ conditions = [] }) => conditions.join(', '),
    minWidth: 220,
  },
  {
    id: 'by',
    header: s.by,
    cell: (row) => <Foreign>{byOf(row)}</Foreign>,
    value: byOf,
    minWidth: 260,
  },
]

function byOf({ policy, statement, explanation }: Row): string {
  if (policy === undefined && statement === undefined) return explanation
  return [statement, policy].filter((text) => text !== undefined).join(', ')
}

function Explain({
  row: { principal },
  action,
  resource,
  show,
}: Omit<Props, 'context'> & { readonly row: Row; readonly show: (shown: Shown) => void }) {
  return (
    <Button
      variant="inline-link"
      ariaLabel={`${s.explain}: ${principal}`}
      onClick={() => show({ who: principal, action, resource })}
    >
      {s.explain}
    </Button>
  )
}
