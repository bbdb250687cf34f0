import { queryOptions } from '@tanstack/react-query'
import { read, setCsrf, write } from './http.ts'

export type Role = 'reader' | 'contributor' | 'owner' | 'admin'

/** Who is signed in, and as what. */
export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly email?: string }
  readonly account: string
  readonly region: string
  readonly role: Role
  readonly csrf: string
}

/** Null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'] as const,
  staleTime: 5 * 60_000,
  retry: false,
  queryFn: async () => {
    const session = await read<Session>('/api/session')
    setCsrf(session.csrf)
    return session
  },
})

export const signOut = () => write<unknown>('DELETE', '/api/session')
