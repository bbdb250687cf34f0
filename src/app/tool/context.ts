import type { Db } from '../../store/db.ts'
import type { AccountReader } from './agent/accounts/account-reader.ts'
import type { ToolCatalog } from './catalog.ts'
import type { Page } from './page.ts'

/** Grows to the right: an owner may do what a contributor may, an admin everything. */
export type Role = 'reader' | 'contributor' | 'owner' | 'admin'

/** Who asks, as proven by the signature. */
export interface Caller {
  /** 12 digits. */
  readonly account: string
  readonly principalArn: string
  /** ARNs of the organization and the units that the account is in, where that is known. */
  readonly memberOf?: readonly string[]
  /** From the credential scope; workloads live in one Region. */
  readonly region: string
  readonly role: Role
  /** Access key id, for the audit log. */
  readonly keyId: string
}

/** What a use case gets besides its input. */
export interface ToolContext {
  /** Read and write through this only: it may be a transaction that also records an idempotency token. */
  readonly db: Db
  readonly caller: Caller
  /** Milliseconds since the epoch; the only clock. */
  readonly now: number
  readonly requestId: string
  /** A new id, 32 lower-case hexadecimal digits. */
  readonly newId: () => string
  readonly tool: ToolCatalog
  /** Files and folders with logs of CloudTrail that the server was given; absent: none. */
  readonly cloudTrail?: readonly string[]
  /** Reads live accounts for agent profiles; absent: the operator allows none. */
  readonly accountReader?: AccountReader
  /** The page asked for; for operations without pages, everything. */
  readonly page: Page
}
