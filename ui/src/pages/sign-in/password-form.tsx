import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { knowsPasskeys, signInWithPasskey } from '../../data/passkey.ts'
import { type SessionState, signInStep, type SignInStep } from '../../data/session.ts'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.shell.signIn

interface Props {
  readonly methods: SignInStep['methods']
  readonly take: (step: Promise<SessionState>) => void
  readonly to: string
}

/** Name and password, or another way. */
export function PasswordForm({ methods, take, to }: Props) {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const passkeys = methods.passkey && knowsPasskeys()
  return (
    <SpaceBetween size="m">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          take(signInStep('password', { user: user.trim(), password }))
        }}
      >
        <SpaceBetween size="m">
          <TextField
            label={s.user}
            value={user}
            onChange={setUser}
            autoFocus
            name="username"
            autoComplete="username"
          />
          <TextField
            label={s.password}
            type="password"
            value={password}
            onChange={setPassword}
            name="password"
            autoComplete="current-password"
          />
          <Button
            variant="primary"
            formAction="submit"
            fullWidth
            disabled={user.trim() === '' || password === ''}
          >
            {s.submit}
          </Button>
        </SpaceBetween>
      </form>
      {passkeys || methods.oidc !== undefined ? <div className="or">{s.or}</div> : null}
      {passkeys ? (
        <Button fullWidth iconName="key" onClick={() => take(signInWithPasskey())}>
          {s.passkey}
        </Button>
      ) : null}
      {methods.oidc === undefined ? null : (
        <Button fullWidth href={`/api/session/oidc/begin?to=${encodeURIComponent(to)}`}>
          {s.oidc(methods.oidc.name)}
        </Button>
      )}
    </SpaceBetween>
  )
}
