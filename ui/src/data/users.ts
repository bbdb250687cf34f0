import type { z } from 'zod'
import type * as S from '../../../src/server/api/routes/users.ts'
import { write } from './http.ts'
import { apiQuery } from './workload.ts'

export type User = z.output<typeof S.user>
export type Grant = User['grants'][number]

export const usersQuery = apiQuery<{ readonly items: readonly User[] }>('users')

export interface NewUser {
  readonly name: string
  readonly password: string
  readonly grants: readonly Grant[]
}

export const addUser = (user: NewUser) => write<User>('POST', '/api/users', user)

export interface UserChange {
  readonly status?: User['status']
  readonly grants?: readonly Grant[]
}

export const changeUser = (id: string, change: UserChange) =>
  write<User>('PATCH', `/api/users/${id}`, change)
