import type {
  AccessKey,
  AuditLine,
  CollectionHealth,
  Home,
  IssuedKey,
} from '../../../src/server/api/schemas-home.ts'
import { write } from './http.ts'
import { insist } from './tool.ts'
import { apiQuery } from './workload.ts'

export type { AccessKey, AuditLine, CollectionHealth, Home, IssuedKey }

export const homeQuery = apiQuery<Home>('home')

export const healthQuery = (workload: string) =>
  apiQuery<CollectionHealth>(`workloads/${workload}/health`)

export const keysQuery = apiQuery<{ readonly items: readonly AccessKey[] }>('keys')

export interface NewKey {
  readonly user: string
  readonly role: AccessKey['role']
  /** ISO date. */
  readonly expires?: string
  /** However often it is asked for with this, one key is made. */
  readonly token: string
}

export const createKey = (key: NewKey) => insist(() => write<IssuedKey>('POST', '/api/keys', key))

export const revokeKey = (id: string) => write<unknown>('DELETE', `/api/keys/${id}`)
