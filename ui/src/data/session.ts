import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as S from '../../../src/server/sign-in/schemas.ts'
import { read, setCsrf, write } from './http.ts'

export type SessionState = S.Session
export type Session = Extract<SessionState, { readonly state: 'signed-in' }>
export type SignInStep = Exclude<SessionState, { readonly state: 'signed-in' }>
export type Security = S.Security
export type RecoveryCodes = z.output<typeof S.recoveryCodes>

/** Who is signed in, or what is still missing. */
export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  staleTime: 5 * 60_000,
  retry: false,
  queryFn: async () => remember(await read<SessionState>('/api/session')),
})

export const securityQuery = queryOptions({
  queryKey: ['session', 'security'] as const,
  queryFn: () => read<Security>('/api/session/security'),
})

/** Sends one step of signing in; answers what is still missing, or the session. */
export async function signInStep(step: string, body: object): Promise<SessionState> {
  return remember(await write<SessionState>('POST', `/api/session/${step}`, body))
}

export const signOut = () => write<unknown>('POST', '/api/session/sign-out', {})

/** Another account or Region. */
export async function changePlace(place: {
  readonly account: string
  readonly region: string
}): Promise<SessionState> {
  return remember(await write<SessionState>('PUT', '/api/session/place', place))
}

/** A change of how one signs in; `path` below `/api/session/security`. */
export const changeSecurity = <Reply = Security>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
) => write<Reply>(method, `/api/session/security/${path}`, body)

function remember(session: SessionState): SessionState {
  if (session.state === 'signed-in') setCsrf(session.csrf)
  return session
}
