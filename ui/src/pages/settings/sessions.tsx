import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { flashError } from '../../app/flash.ts'
import { changeSecurity, type Security } from '../../data/session.ts'
import { When } from '../../parts/when.tsx'
import { Foreign } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { took } from './security-change.ts'

const s = t.settings.sessions

/** Where the user is signed in, and how to end it there. */
export function Sessions({ security }: { readonly security: Security }) {
  const end = (path: string) => {
    changeSecurity('DELETE', path)
      .then((changed) => took(changed, s.ended))
      .catch(flashError)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={s.text}
          actions={
            <Button disabled={security.sessions.length < 2} onClick={() => end('sessions')}>
              {s.endOthers}
            </Button>
          }
        >
          {s.title}
        </Header>
      }
    >
      <ul className="rows">
        {security.sessions.map((session) => (
          <li key={session.id}>
            <div>
              {s.ways[session.how]}
              {session.current ? <b> · {s.current}</b> : null}
              <div className="quiet">
                <Foreign>{[session.agent, session.address].filter(Boolean).join(' · ')}</Foreign> ·{' '}
                {s.seen} <When at={session.seen} as="ago" />
              </div>
            </div>
            {session.current ? null : (
              <Button
                variant="inline-link"
                ariaLabel={`${s.end}: ${session.agent ?? session.how}`}
                onClick={() => end(`sessions/${encodeURIComponent(session.id)}`)}
              >
                {s.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Container>
  )
}
