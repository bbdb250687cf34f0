import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type AccessExposure, exposureQuery } from '../../data/access.ts'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { useShowPolicies } from './show-policies.ts'
import { Unlisted } from './unlisted.tsx'
import { ReachWord, shortName } from './words.tsx'

const s = t.access.exposure

/** What is open beyond its account, widest first, with a request as proof where strangers get in. */
export function Exposure() {
  const query = useQuery(exposureQuery)
  const { data } = query
  return (
    <SpaceBetween size="m">
      {data === undefined ? null : <Unlisted {...data} />}
      <ListTable
        id="exposure"
        title={s.title}
        variant="container"
        description={data === undefined ? undefined : descriptionOf(data)}
        items={data?.rows}
        total={data?.total}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(row) => JSON.stringify(row)}
        filterBy={['reach', 'type', 'account', 'principal']}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} />}
      />
    </SpaceBetween>
  )
}

function descriptionOf({ resources, rows, total }: AccessExposure): string {
  const help = s.help(resources)
  if (total === rows.length) return help
  return `${help} ${t.access.cut(rows.length, total, t.access.narrow.exposure)}`
}

type Row = AccessExposure['rows'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'reach',
    header: s.reach,
    cell: ({ reach }) => <ReachWord reach={reach} />,
    value: ({ reach }) => s.words[reach],
    minWidth: 185,
  },
  {
    id: 'resource',
    header: s.resource,
    cell: ({ resource, type, account = '' }) => (
      <div title={resource}>
        <Go to={`/access?resource=${encodeURIComponent(resource)}`}>
          <Foreign>{shortName(resource)}</Foreign>
        </Go>
        <div className="quiet">
          <Foreign>{[type, account].filter((text) => text !== '').join(' · ')}</Foreign>
        </div>
      </div>
    ),
    value: ({ resource }) => resource,
    isRowHeader: true,
    minWidth: 220,
  },
  {
    id: 'principal',
    header: s.principal,
    cell: ({ principal }) => <Foreign>{nameOf(principal)}</Foreign>,
    value: ({ principal }) => nameOf(principal),
    minWidth: 150,
  },
  {
    id: 'actions',
    header: s.actions,
    cell: ({ actions, conditions }) => (
      <>
        <Foreign>{actions.join(', ')}</Foreign>
        {conditions.length === 0 ? null : (
          <div className="quiet">
            {s.conditions} <Foreign>{conditions.join(', ')}</Foreign>
          </div>
        )}
      </>
    ),
    value: ({ actions, conditions }) => [...actions, ...conditions].join(', '),
    minWidth: 210,
  },
  {
    id: 'proof',
    header: s.proof,
    cell: (row) => (
      <>
        <Foreign>{proofOf(row)}</Foreign>
        <Statement row={row} />
      </>
    ),
    value: proofOf,
    minWidth: 280,
  },
  {
    id: 'type',
    header: s.type,
    cell: ({ type }) => <Foreign>{type}</Foreign>,
    value: ({ type }) => type,
    minWidth: 150,
  },
  {
    id: 'account',
    header: s.account,
    cell: ({ account = '' }) => <Foreign>{account}</Foreign>,
    value: ({ account = '' }) => account,
    minWidth: 130,
  },
]

/** Opens the policy of the resource with the statement marked. */
function Statement({ row: { resource, type, statement, index } }: { readonly row: Row }) {
  const show = useShowPolicies()
  if (statement === undefined || index === undefined) return null
  const layer = type === 'AWS::IAM::Role' ? 'trust' : 'resource'
  return (
    <div className="quiet">
      <Button
        variant="inline-link"
        ariaLabel={t.access.paths.show(statement, shortName(resource))}
        onClick={() => show({ who: resource, layer, statement: index })}
      >
        <Foreign>{statement}</Foreign>
      </Button>
    </div>
  )
}

function nameOf(principal: string): string {
  if (principal === 'anyone') return s.anyone
  const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1]
  return account === undefined ? principal : s.wholeAccount(account)
}

function proofOf({ proof, reason }: Row): string {
  if (proof !== undefined) return s.proofSentence(proof.caller, proof.action, proof.resource)
  return reason ?? s.noProof
}
