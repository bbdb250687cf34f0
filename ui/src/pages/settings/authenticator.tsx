import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import { lazy, Suspense, useState } from 'react'
import { flashError } from '../../app/flash.ts'
import { changeSecurity, type RecoveryCodes, type Security } from '../../data/session.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Command } from '../../parts/empty.tsx'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'
import { took } from './security-change.ts'
import { ShownCodes } from './shown-codes.tsx'

const s = t.settings.totp

interface Secret {
  readonly secret: string
  readonly uri: string
}

const QrCode = lazy(() => import('../../parts/qr-code.tsx'))

/** Time-based codes after the password (RFC 6238). */
export function Authenticator({ security }: { readonly security: Security }) {
  const [secret, setSecret] = useState<Secret>()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[]>()
  const begin = () => {
    setCode('')
    changeSecurity<Secret>('POST', 'totp/begin', {}).then(setSecret).catch(flashError)
  }
  const remove = () => {
    changeSecurity('DELETE', 'totp')
      .then((changed) => took(changed, s.removed))
      .catch(flashError)
  }
  const finish = async () => {
    const body = { code: code.replaceAll(' ', '') }
    const { recoveryCodes } = await changeSecurity<RecoveryCodes>('POST', 'totp/finish', body)
    setCodes(recoveryCodes)
    took(undefined, s.added)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            security.totp ? (
              <Button onClick={remove}>{s.remove}</Button>
            ) : (
              <Button onClick={begin}>{s.add}</Button>
            )
          }
        >
          {s.title}
        </Header>
      }
    >
      {security.totp ? s.on : s.off}
      {secret === undefined ? null : (
        <Confirm
          title={s.add}
          confirm={s.add}
          run={finish}
          close={() => setSecret(undefined)}
          disabled={code.replaceAll(' ', '').length !== 6}
        >
          <p>{s.scan}</p>
          <Suspense fallback={<div className="qr-code" />}>
            <QrCode text={secret.uri} label={s.qr} />
          </Suspense>
          <p>{s.secret}</p>
          <Command text={secret.secret} />
          <p>
            <Link href={secret.uri}>{s.open}</Link>
          </p>
          <TextField
            label={s.code}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            autoFocus
          />
        </Confirm>
      )}
      {codes === undefined ? null : <ShownCodes codes={codes} close={() => setCodes(undefined)} />}
    </Container>
  )
}
