import type { Json, Kept } from './row.ts'

/** Settings of an account in a Region. */
export interface SettingRow extends Kept {
  readonly account: string
  readonly region: string
  readonly data: SettingData
}

export interface SettingData {
  readonly organizationSharing?: 'ENABLED' | 'DISABLED'
  readonly discoveryIntegration?: 'ENABLED' | 'DISABLED'
  readonly jira?: { readonly [key: string]: Json }
}

export interface AccessKeyRow extends Kept {
  /** Access key id. */
  readonly id: string
  readonly account: string
  readonly principal: string
  readonly role: 'reader' | 'contributor' | 'owner' | 'admin'
  readonly status: 'ACTIVE' | 'REVOKED'
  /** Milliseconds since the epoch; null: never. */
  readonly expires: number | null
  /** The sealed secret and whatever else the key carries. */
  readonly data: { readonly sealed: string; readonly [key: string]: Json }
}

/** What was answered to a request with an idempotency token. */
export interface IdempotencyRow {
  readonly account: string
  readonly region: string
  readonly operation: string
  readonly token: string
  /** Digest of the request, to tell a retry from a reuse. */
  readonly request: string
  readonly expires: number
  /** Null while the first request is under way. */
  readonly response: Json
}

/** The end of an account's audit chain. */
export interface AuditHeadRow {
  readonly account: string
  readonly seq: number
  readonly hash: string
  /** Hash of the entry before. */
  readonly prev: string
}

/** One entry of an account's audit chain; append-only. */
export interface AuditRow {
  readonly account: string
  /** From 1, without holes. */
  readonly seq: number
  readonly at: number
  /** Principal. */
  readonly actor: string
  readonly action: string
  readonly subject: string
  /** Digests over the rows before and after; null: there were none. */
  readonly before: string | null
  readonly after: string | null
  readonly changes: readonly AuditChange[]
  /** Hash of the entry before; empty for the first. */
  readonly prev: string
  readonly hash: string
}

/** One row that an entry changed: table, key, and digests before and after. */
export type AuditChange = readonly [
  table: string,
  key: readonly (string | number)[],
  before: string | null,
  after: string | null,
]
