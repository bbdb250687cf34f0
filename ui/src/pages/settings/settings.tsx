import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { usePage } from '../../app/page.tsx'
import { setPreferences, usePreferences } from '../../app/preferences.ts'
import { securityQuery, type Session, sessionQuery } from '../../data/session.ts'
import { help } from '../../parts/help.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { When } from '../../parts/when.tsx'
import { Foreign, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Authenticator } from './authenticator.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { Sessions } from './sessions.tsx'

const s = t.settings

/** Who one is here, how one signs in, and how it looks. */
export default function Settings() {
  usePage({ title: s.title, help: help(s.help) })
  const session = useQuery(sessionQuery).data
  const security = useQuery(securityQuery)
  return (
    <ContentLayout header={<Header variant="h1">{s.title}</Header>}>
      <SpaceBetween size="l">
        {session?.state === 'signed-in' ? <You session={session} /> : null}
        <Appearance />
        <Loaded query={security}>
          {(given) => (
            <SpaceBetween size="l">
              <Password security={given} />
              <Passkeys
                security={given}
                possible={session?.state === 'signed-in' && session.methods.passkey}
              />
              <Authenticator security={given} />
              <RecoveryCodes security={given} />
              <Sessions security={given} />
            </SpaceBetween>
          )}
        </Loaded>
      </SpaceBetween>
    </ContentLayout>
  )
}

function You({ session }: { readonly session: Session }) {
  return (
    <Container header={<Header variant="h2">{s.you}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: s.name, value: <Foreign>{session.user.name}</Foreign> },
          { label: s.role, value: wordOf(s.roles, session.role) },
          { label: s.expires, value: <When at={session.expires} /> },
          { label: s.account, value: <span className="id">{session.account}</span> },
          { label: s.region, value: session.region },
          { label: s.principal, value: <span className="mono">{session.user.principal}</span> },
        ]}
      />
    </Container>
  )
}

function Appearance() {
  const { mode, density } = usePreferences()
  const top = t.shell.top
  return (
    <Container header={<Header variant="h2">{s.appearance}</Header>}>
      <div className="pair">
        <FormField label={s.mode}>
          <SegmentedControl
            label={s.mode}
            selectedId={mode}
            options={[
              { id: 'system', text: top.modeSystem },
              { id: 'light', text: top.modeLight },
              { id: 'dark', text: top.modeDark },
            ]}
            onChange={({ detail }) =>
              setPreferences({
                mode:
                  detail.selectedId === 'light' || detail.selectedId === 'dark'
                    ? detail.selectedId
                    : 'system',
              })
            }
          />
        </FormField>
        <FormField label={s.density}>
          <SegmentedControl
            label={s.density}
            selectedId={density}
            options={[
              { id: 'comfortable', text: top.comfortable },
              { id: 'compact', text: top.compact },
            ]}
            onChange={({ detail }) =>
              setPreferences({
                density: detail.selectedId === 'compact' ? 'compact' : 'comfortable',
              })
            }
          />
        </FormField>
      </div>
    </Container>
  )
}
