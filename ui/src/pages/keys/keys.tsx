import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { client } from '../../data/client.ts'
import { type AccessKey, type IssuedKey, keysQuery, revokeKey } from '../../data/home.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { CreateKey, ShownSecret } from './create-key.tsx'

const s = t.administration.keys

const columns: readonly Column<AccessKey>[] = [
  {
    id: 'id',
    header: s.id,
    isRowHeader: true,
    minWidth: 220,
    value: (key) => key.id,
    cell: (key) => <span className="id">{key.id}</span>,
  },
  {
    id: 'user',
    header: s.user,
    value: (key) => key.user,
    cell: (key) => <Foreign>{key.user}</Foreign>,
  },
  {
    id: 'role',
    header: s.role,
    value: (key) => key.role,
    cell: (key) => wordOf(t.settings.roles, key.role),
  },
  {
    id: 'status',
    header: s.status,
    value: (key) => s.statuses[key.status],
    cell: (key) => s.statuses[key.status],
  },
  {
    id: 'created',
    header: s.created,
    value: (key) => dateOf(key.created).getTime(),
    cell: (key) => <When at={key.created} as="day" />,
  },
  {
    id: 'expires',
    header: s.expires,
    value: (key) => (key.expires === undefined ? 0 : dateOf(key.expires).getTime()),
    cell: (key) => <When at={key.expires} as="day" none={t.common.never} />,
  },
]

/** Keys of programs. */
export default function Keys() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const query = useQuery(keysQuery)
  const [selected, setSelected] = useState<readonly AccessKey[]>([])
  const [dialog, setDialog] = useState<'create' | 'revoke'>()
  const [issued, setIssued] = useState<IssuedKey>()
  const [key] = selected
  const close = () => {
    setDialog(undefined)
    void client.invalidateQueries({ queryKey: keysQuery.queryKey })
  }
  const create = (
    <Button variant="primary" onClick={() => setDialog('create')}>
      {s.create}
    </Button>
  )
  return (
    <>
      <ListTable
        id="keys"
        title={s.title}
        description={s.description}
        items={query.data?.items}
        loading={query.isPending}
        error={query.error}
        retry={() => void query.refetch()}
        columns={columns}
        keyOf={(each) => each.id}
        selectionType="single"
        selected={selected}
        onSelect={setSelected}
        empty={<Empty title={s.emptyTitle} text={s.emptyText} action={create} />}
        actions={
          <>
            <Button disabled={key?.status !== 'active'} onClick={() => setDialog('revoke')}>
              {s.revoke}
            </Button>
            {create}
          </>
        }
      />
      {dialog === 'create' ? <CreateKey issued={setIssued} close={close} /> : null}
      {issued === undefined ? null : (
        <ShownSecret issued={issued} close={() => setIssued(undefined)} />
      )}
      {dialog === 'revoke' && key !== undefined ? (
        <Confirm
          title={s.revokeTitle}
          confirm={s.revoke}
          run={async () => {
            await revokeKey(key.id)
            setSelected([])
            flashDone(s.revoked)
          }}
          close={close}
        >
          <span className="id">{key.id}</span>
          <p>{s.revokeText}</p>
        </Confirm>
      ) : null}
    </>
  )
}
