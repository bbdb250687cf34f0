import Button from '@cloudscape-design/components/button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone, flashError } from '../../app/flash.ts'
import { usePage } from '../../app/page.tsx'
import { client } from '../../data/client.ts'
import { changeUser, type User, usersQuery } from '../../data/users.ts'
import { Empty } from '../../parts/empty.tsx'
import { help } from '../../parts/help.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { AddUser } from './add-user.tsx'
import { EditGrants } from './edit-grants.tsx'

const s = t.administration.users

const columns: readonly Column<User>[] = [
  {
    id: 'name',
    header: s.name,
    isRowHeader: true,
    minWidth: 180,
    value: (user) => user.name,
    cell: (user) => <Foreign>{user.name}</Foreign>,
  },
  {
    id: 'role',
    header: s.role,
    minWidth: 220,
    value: (user) => rolesOf(user),
    cell: (user) => rolesOf(user),
  },
  { id: 'ways', header: s.ways, minWidth: 180, value: waysOf, cell: waysOf },
  {
    id: 'status',
    header: s.status,
    value: (user) => s.statuses[user.status],
    cell: (user) => s.statuses[user.status],
  },
  {
    id: 'signedIn',
    header: s.signedIn,
    minWidth: 140,
    value: (user) => (user.signedIn === undefined ? 0 : dateOf(user.signedIn).getTime()),
    cell: (user) => <When at={user.signedIn} as="ago" none={t.common.never} />,
  },
]

/** Who may sign in, and as what. */
export default function Users() {
  usePage({ title: s.title, contentType: 'table', help: help(s.help) })
  const query = useQuery(usersQuery)
  const [selected, setSelected] = useState<readonly User[]>([])
  const [dialog, setDialog] = useState<'add' | 'grants'>()
  const [user] = selected
  const close = () => {
    setDialog(undefined)
    setSelected([])
    again()
  }
  const again = () => void client.invalidateQueries({ queryKey: usersQuery.queryKey })
  const turn = ({ id, status }: User) => {
    changeUser(id, { status: status === 'ACTIVE' ? 'DISABLED' : 'ACTIVE' })
      .then(() => {
        setSelected([])
        again()
        flashDone(s.changed)
      })
      .catch(flashError)
  }
  return (
    <>
      <ListTable
        id="users"
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
        empty={<Empty title={s.empty} command="plinth users add NAME" />}
        actions={
          <>
            <Button disabled={user?.mine !== true} onClick={() => setDialog('grants')}>
              {t.editing.grants.edit}
            </Button>
            <Button disabled={user?.mine !== true} onClick={() => user && turn(user)}>
              {user?.status === 'DISABLED' ? s.enable : s.disable}
            </Button>
            <Button variant="primary" onClick={() => setDialog('add')}>
              {s.add}
            </Button>
          </>
        }
      />
      {dialog === 'add' ? <AddUser close={close} /> : null}
      {dialog === 'grants' && user !== undefined ? <EditGrants user={user} close={close} /> : null}
    </>
  )
}

function rolesOf({ grants }: User): string {
  return grants.map(({ account, role }) => `${role}: ${account}`).join(', ')
}

function waysOf({ password, totp, passkeys, oidc }: User): string {
  return [
    password ? s.way.password : '',
    totp ? s.way.totp : '',
    passkeys > 0 ? s.way.passkeys : '',
    oidc ? s.way.oidc : '',
  ]
    .filter((way) => way !== '')
    .join(', ')
}
