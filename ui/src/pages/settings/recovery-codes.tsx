import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'
import { flashError } from '../../app/flash.ts'
import { client } from '../../data/client.ts'
import {
  changeSecurity,
  type RecoveryCodes as Codes,
  type Security,
  securityQuery,
} from '../../data/session.ts'
import { t } from '../../strings/en.ts'
import { ShownCodes } from './shown-codes.tsx'

const s = t.settings.recovery

/** How many recovery codes are left, and new ones. */
export function RecoveryCodes({ security }: { readonly security: Security }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = () => {
    changeSecurity<Codes>('POST', 'recovery-codes', {})
      .then((made) => {
        setCodes(made.recoveryCodes)
        void client.invalidateQueries({ queryKey: securityQuery.queryKey })
      })
      .catch(flashError)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={s.text}
          actions={
            <Button disabled={!security.totp && security.passkeys.length === 0} onClick={renew}>
              {s.renew}
            </Button>
          }
        >
          {s.title}
        </Header>
      }
    >
      {s.left(security.recoveryCodes)}
      {codes === undefined ? null : <ShownCodes codes={codes} close={() => setCodes(undefined)} />}
    </Container>
  )
}
