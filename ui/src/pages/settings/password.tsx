import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import { changeSecurity, type Security } from '../../data/session.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'
import { took } from './security-change.ts'

const s = t.settings.password

/** The password of the user. */
export function Password({ security }: { readonly security: Security }) {
  const [open, setOpen] = useState(false)
  const label = security.password ? s.change : s.add
  return (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => setOpen(true)}>{label}</Button>}>
          {s.title}
        </Header>
      }
    >
      {security.password ? s.set : s.none}
      {open ? (
        <Change known={security.password} label={label} close={() => setOpen(false)} />
      ) : null}
    </Container>
  )
}

interface ChangeProps {
  readonly known: boolean
  readonly label: string
  readonly close: () => void
}

function Change({ known, label, close }: ChangeProps) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const run = async () => {
    const body = known ? { current, password } : { password }
    took(await changeSecurity('PUT', 'password', body), s.changed)
  }
  return (
    <Confirm
      title={label}
      confirm={t.common.save}
      run={run}
      close={close}
      disabled={password === '' || (known && current === '')}
    >
      {known ? (
        <TextField
          label={s.current}
          type="password"
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
        />
      ) : null}
      <TextField
        label={s.next}
        help={s.help}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
      />
    </Confirm>
  )
}
