import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import { flashError } from '../../app/flash.ts'
import { addPasskey, knowsPasskeys } from '../../data/passkey.ts'
import { changeSecurity, type Security } from '../../data/session.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { TextField } from '../../parts/fields.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { ShownCodes } from './shown-codes.tsx'
import { took } from './security-change.ts'

const s = t.settings.passkeys

interface Props {
  readonly security: Security
  /** Whether browsers allow passkeys at this address. */
  readonly possible: boolean
}

/** Passkeys of the user. */
export function Passkeys({ security, possible }: Props) {
  const [adding, setAdding] = useState(false)
  const [name, setName] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const usable = possible && knowsPasskeys()
  const remove = (id: string) => {
    changeSecurity('DELETE', `passkeys/${encodeURIComponent(id)}`)
      .then((changed) => took(changed, s.removed))
      .catch(flashError)
  }
  const add = async () => {
    const { recoveryCodes } = await addPasskey(name.trim())
    setCodes(recoveryCodes)
    took(undefined, s.added)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={usable ? s.text : s.unavailable}
          actions={
            <Button disabled={!usable} onClick={() => setAdding(true)}>
              {s.add}
            </Button>
          }
        >
          {s.title}
        </Header>
      }
    >
      {security.passkeys.length === 0 ? (
        <span className="quiet">{s.none}</span>
      ) : (
        <ul className="rows">
          {security.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <div>
                <Foreign>{passkey.name}</Foreign>
                <div className="quiet">
                  {s.created} <When at={passkey.created} as="day" /> · {s.used}{' '}
                  <When at={passkey.used} as="ago" none={t.common.never} />
                </div>
              </div>
              <Button
                variant="inline-link"
                ariaLabel={`${t.common.remove}: ${passkey.name}`}
                onClick={() => remove(passkey.id)}
              >
                {t.common.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <Confirm
          title={s.add}
          confirm={s.add}
          run={add}
          close={() => setAdding(false)}
          disabled={name.trim() === ''}
        >
          <TextField label={s.name} help={s.nameHelp} value={name} onChange={setName} autoFocus />
        </Confirm>
      ) : null}
      {codes === undefined ? null : <ShownCodes codes={codes} close={() => setCodes(undefined)} />}
    </Container>
  )
}
