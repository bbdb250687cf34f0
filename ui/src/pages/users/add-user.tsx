import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flashDone } from '../../app/flash.ts'
import { sessionQuery } from '../../data/session.ts'
import { addUser, type Grant } from '../../data/users.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.administration.users
const roles = ['reader', 'contributor', 'owner', 'admin'] as const

/** Adds someone to the account of the session. */
export function AddUser({ close }: { readonly close: () => void }) {
  const session = useQuery(sessionQuery).data
  const account = session?.state === 'signed-in' ? session.account : ''
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Grant['role']>('contributor')
  const options = roles.map((value) => ({ value, label: t.settings.roles[value] }))
  const run = async () => {
    await addUser({ name: name.trim(), password, grants: [{ account, role }] })
    flashDone(s.added)
  }
  return (
    <Confirm
      title={s.add}
      confirm={s.add}
      run={run}
      close={close}
      disabled={name.trim() === '' || password === ''}
    >
      <TextField label={s.name} help={s.nameHelp} value={name} onChange={setName} autoFocus />
      <TextField
        label={s.password}
        help={s.passwordHelp}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
      <FormField label={s.role}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === role) ?? null}
          onChange={({ detail }) =>
            setRole(roles.find((each) => each === detail.selectedOption.value) ?? 'reader')
          }
        />
      </FormField>
    </Confirm>
  )
}
