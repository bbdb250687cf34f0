import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { knowsPasskeys, signInWithPasskey } from '../../data/passkey.ts'
import { type SessionState, signInStep } from '../../data/session.ts'
import { TextField } from '../../parts/fields.tsx'
import { t } from '../../strings/en.ts'

const s = t.shell.signIn

interface Props {
  readonly factors: readonly string[]
  readonly take: (step: Promise<SessionState>) => void
}

/** A code, a recovery code or a passkey, after the password. */
export function SecondFactor({ factors, take }: Props) {
  const [code, setCode] = useState('')
  const text = code.trim()
  const step = /^\d{6}$/.test(text.replaceAll(' ', '')) ? 'totp' : 'recovery-code'
  return (
    <SpaceBetween size="m">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          take(signInStep(step, { code: step === 'totp' ? text.replaceAll(' ', '') : text }))
        }}
      >
        <SpaceBetween size="m">
          <TextField
            label={s.code}
            help={s.codeHelp}
            value={code}
            onChange={setCode}
            autoFocus
            name="code"
            autoComplete="one-time-code"
          />
          <Button variant="primary" formAction="submit" fullWidth disabled={text === ''}>
            {s.submit}
          </Button>
        </SpaceBetween>
      </form>
      {factors.includes('passkey') && knowsPasskeys() ? (
        <Button fullWidth iconName="key" onClick={() => take(signInWithPasskey())}>
          {s.passkey}
        </Button>
      ) : null}
    </SpaceBetween>
  )
}
