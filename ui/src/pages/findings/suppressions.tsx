import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { forget } from '../../data/client.ts'
import { revokeSuppression, type Suppression, suppressionsQuery } from '../../data/suppressions.ts'
import { Act } from '../../parts/act.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { OfWorkload } from '../../parts/of-workload.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.editing.suppressions

/** What does not count, who decided so, and how to take it back. */
export default function Suppressions() {
  usePage({
    title: s.title,
    contentType: 'table',
    trail: [{ text: t.findings.title, href: '/findings' }],
    help: help(s.help),
  })
  return <OfWorkload>{(workload) => <List key={workload} workload={workload} />}</OfWorkload>
}

function List({ workload }: { readonly workload: string }) {
  const query = useQuery(suppressionsQuery(workload))
  const [selected, setSelected] = useState<readonly Suppression[]>([])
  const [revoking, setRevoking] = useState(false)
  const [one] = selected
  const findings = `/findings?workload=${workload}`
  return (
    <>
      <ListTable
        id="suppressions"
        title={s.title}
        description={s.description}
        items={query.data}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columnsOf(workload)}
        keyOf={({ id }) => id}
        filterBy={['check', 'owner', 'by', 'status']}
        sortBy="status"
        selectionType="single"
        selected={selected}
        onSelect={setSelected}
        empty={
          <Empty
            title={s.emptyTitle}
            text={s.emptyText}
            action={<Go to={`${findings}&outcome=fail`}>{s.toFindings}</Go>}
          />
        }
        actions={
          <Act
            right="own"
            workload={workload}
            disabled={one?.status !== 'active'}
            onClick={() => setRevoking(true)}
          >
            {s.revoke}
          </Act>
        }
      />
      {revoking && one !== undefined ? (
        <Confirm
          title={s.revokeTitle}
          confirm={s.revoke}
          run={async () => {
            await revokeSuppression(workload, one.id)
            flashDone(s.revoked)
          }}
          close={(done) => {
            setRevoking(false)
            if (!done) return
            setSelected([])
            forget(workload)
          }}
        >
          <b>
            <Foreign>{one.title}</Foreign>
          </b>
          <p>
            <Foreign>{one.reason}</Foreign>
          </p>
          <p>{s.revokeText}</p>
        </Confirm>
      ) : null}
    </>
  )
}

function columnsOf(workload: string): readonly Column<Suppression>[] {
  return [
    {
      id: 'check',
      header: s.check,
      isRowHeader: true,
      minWidth: 260,
      value: ({ title }) => title,
      cell: ({ title }) => <Foreign>{title}</Foreign>,
    },
    {
      id: 'hides',
      header: s.hides,
      minWidth: 200,
      value: hidden,
      cell: (each) =>
        each.status === 'active' ? (
          <Go
            to={`/findings?workload=${workload}&check=${encodeURIComponent(each.check)}&outcome=suppressed`}
          >
            <Foreign>{hidden(each)}</Foreign>
          </Go>
        ) : (
          <Foreign>{hidden(each)}</Foreign>
        ),
    },
    {
      id: 'reason',
      header: s.reason,
      minWidth: 220,
      value: ({ reason }) => reason,
      cell: ({ reason }) => <Foreign>{reason}</Foreign>,
    },
    {
      id: 'owner',
      header: s.owner,
      minWidth: 130,
      value: ({ owner }) => owner,
      cell: ({ owner }) => <Foreign>{owner}</Foreign>,
    },
    {
      id: 'by',
      header: s.by,
      minWidth: 130,
      value: ({ by }) => by,
      cell: ({ by }) => <Foreign>{by}</Foreign>,
    },
    {
      id: 'expires',
      header: s.expires,
      minWidth: 120,
      value: ({ expires }) => dateOf(expires).getTime(),
      cell: ({ expires }) => <When at={expires} as="day" />,
    },
    {
      id: 'status',
      header: s.status,
      minWidth: 110,
      value: ({ status }) => s.statuses[status],
      cell: ({ status }) => s.statuses[status],
    },
  ]
}

/** What a suppression hides, in words. */
function hidden({ findings, resource, account, region }: Suppression): string {
  if (findings !== undefined) return s.findings(findings.length)
  const globs = [
    resource === undefined ? '' : s.resource(resource),
    account === undefined ? '' : s.account(account),
    region === undefined ? '' : s.region(region),
  ].filter((text) => text !== '')
  return globs.length === 0 ? s.everywhere : globs.join(', ')
}
