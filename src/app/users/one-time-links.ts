import type { Db } from '../../store/db.ts'
import { findConsoleUser } from '../../store/console-users.ts'
import { everyAccount } from './grants.ts'
import { newToken, tokenForm, tokenId } from './tokens.ts'
import { createUser } from './users.ts'

/** How long a link works, in milliseconds. */
export const linkLife = 10 * 60_000

/** The user whom a link signs in: whoever starts the server has the store in hand anyway. */
const administrator = 'administrator'

/** Links that sign in once. They live in the process that made them, and end with it. */
export interface OneTimeLinks {
  /** A new token; the one before works no more. */
  readonly issue: () => string
  /** Uses a token up; false when it is unknown, used or too old. */
  readonly redeem: (token: string) => boolean
  /** Path of the console that a link opens. */
  readonly opens: string
}

/**
 * @param clock milliseconds since the epoch
 * @param opens path of the console that links open
 */
export function createOneTimeLinks(clock: () => number, opens = '/'): OneTimeLinks {
  let current: { readonly id: string; readonly until: number } | undefined
  return {
    opens,
    issue: () => {
      const token = newToken()
      current = { id: tokenId(token), until: clock() + linkLife }
      return token
    },
    redeem: (token) => {
      // Digests are compared: how long it takes says nothing of the token.
      if (!tokenForm.test(token) || current?.id !== tokenId(token)) return false
      const { until } = current
      current = undefined
      return clock() < until
    },
  }
}

/** Id of the administrator of this installation, who is made when he is not there yet. */
export async function installationAdministrator(db: Db, now: number): Promise<string> {
  const known = await findConsoleUser(db, administrator)
  if (known !== undefined) return known.id
  const grants = [{ account: everyAccount, role: 'admin' as const }]
  const actor = { principal: 'plinth serve', at: now }
  return (await createUser(db, { name: administrator, grants }, actor)).id
}
