import type { Snapshot } from '../../../../model/snapshot.ts'
import { gather, type Progress } from '../../../gather.ts'

/** One account as a profile names it. */
export interface AccountTarget {
  /** 12 digits. */
  readonly account: string
  /** Empty: all that the account has on. */
  readonly regions: readonly string[]
  readonly roleArn: string
  /**
   * What the role's trust policy should ask for: the ARN of the profile, so that nobody else's profile can make the
   * server use the role (IAM User Guide, "The confused deputy problem").
   */
  readonly externalId: string
}

export interface ReadOptions {
  /** Clock in milliseconds. */
  readonly now: number
  readonly onProgress: (progress: Progress) => void
  /** Aborting rejects. */
  readonly signal: AbortSignal
}

/** Reads live accounts with the credentials of the server, as far as its operator allows. */
export interface AccountReader {
  readonly allows: (account: string) => boolean
  readonly read: (target: AccountTarget, options: ReadOptions) => Promise<Snapshot>
  /** Aborted when the server ends. */
  readonly signal: AbortSignal
}

export interface AccountReaderOptions {
  /** The accounts that may be read; `*` for any. */
  readonly accounts: readonly string[]
  /** One endpoint for every service of AWS, e.g. of a simulator. */
  readonly endpointUrl?: string
}

/** A reader for `plinth serve --live`, and what ends it. */
export function createAccountReader({
  accounts,
  endpointUrl,
}: AccountReaderOptions): AccountReader & { readonly stop: () => void } {
  const allowed = new Set(accounts)
  const ended = new AbortController()
  return {
    allows: (account) => allowed.has('*') || allowed.has(account),
    read: ({ regions, roleArn, externalId }, options) => {
      const request = { kind: 'aws' as const, assumeRoleArn: roleArn, externalId }
      const where = endpointUrl === undefined ? {} : { endpointUrl }
      return gather([{ ...request, ...where }], { ...options, regions, parameters: {} })
    },
    signal: ended.signal,
    stop: () => ended.abort(),
  }
}
