import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useUrlState } from '../../app/url-state.ts'
import { client } from '../../data/client.ts'
import { explainError } from '../../data/explain-error.ts'
import { type SessionState, sessionQuery } from '../../data/session.ts'
import { Command } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { t } from '../../strings/en.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactor } from './second-factor.tsx'

const s = t.shell.signIn

/** Password, passkey or provider; then a second factor where the user has one. */
export default function SignIn() {
  const [parameters] = useUrlState()
  const router = useRouter()
  const query = useQuery({ ...sessionQuery, staleTime: 0 })
  const [error, setError] = useState<unknown>()
  const state = query.data?.state
  // As it was at first: the address is already the next one while its page still loads.
  const [to] = useState(() => localPath(parameters.get('to')))
  useEffect(() => {
    document.title = `${s.title}`
    if (state === 'signed-in') router.history.replace(to)
  }, [state, router, to])
  const take = (step: Promise<SessionState>) => {
    setError(undefined)
    step.then(
      (session) => client.setQueryData(sessionQuery.queryKey, session),
      (refused: unknown) => setError(refused),
    )
  }
  const problem = parameters.get('problem')
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <img src="/plinth.svg" alt="" />
          <div>
            <Box variant="h1">{s.title}</Box>
            <Box color="text-body-secondary">{s.lead}</Box>
          </div>
        </div>
        <SpaceBetween size="m">
          {problem === null || error !== undefined ? null : (
            <Alert type="warning">{sentenceOf(problem)}</Alert>
          )}
          {error === undefined ? null : <Alert type="error">{explainError(error).sentence}</Alert>}
          <Loaded query={query} lines={5}>
            {(session) =>
              session.state === 'signed-in' ? null : (
                <Container>
                  {session.state === 'second-factor' ? (
                    <SecondFactor factors={session.factors} take={take} />
                  ) : (
                    <PasswordForm methods={session.methods} take={take} to={to} />
                  )}
                </Container>
              )
            }
          </Loaded>
          <Box color="text-body-secondary" fontSize="body-s">
            {s.local} {s.localHelp} <Command text="plinth serve" />
          </Box>
        </SpaceBetween>
      </div>
    </main>
  )
}

function sentenceOf(problem: string): string {
  const known = Object.entries(s.problems).find(([word]) => word === problem)
  return known?.[1] ?? s.failed
}

/** Where to go after sign-in; never to another site. */
function localPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/'
}
