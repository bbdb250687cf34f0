import { getConsoleUser, lockConsoleUser, replaceConsoleUser } from '../../store/console-users.ts'
import type { Db } from '../../store/db.ts'
import type { ConsoleUserData, ConsoleUserRow, SignInWay } from '../../store/schema.ts'
import { write } from '../../store/write.ts'
import { type Client, startSession } from './sessions.ts'

/** ARN under which a user of the console acts in an account. */
export function principalOf({ name }: Pick<ConsoleUserRow, 'name'>, account: string): string {
  return `arn:aws:iam::${account}:user/${name}`
}

export interface SignIn {
  /** Id of the user. */
  readonly user: string
  readonly how: SignInWay
  readonly client: Client
  /** Milliseconds since the epoch. */
  readonly now: number
  /**
   * Checks, on the locked user, what may be used once only, and gives what is then known of the user.
   * `undefined` refuses.
   */
  readonly prove?: (user: ConsoleUserRow) => ConsoleUserData | undefined
}

/**
 * The end of every sign-in: in one audited transaction the proof is used up, the sign-in recorded, the session started.
 * @returns the token of the new session; `undefined` when the proof does not hold or the user is disabled
 */
export async function completeSignIn(db: Db, given: SignIn): Promise<string | undefined> {
  const { how, client, now, prove = ({ data }) => data } = given
  const before = await getConsoleUser(db, given.user)
  if (before === undefined) return undefined
  const principal = principalOf(before, before.account)
  const actor = { account: before.account, principal, at: now }
  return write(db, actor, 'SignIn', principal, async (tx) => {
    const user = await lockConsoleUser(tx, given.user)
    if (user?.status !== 'ACTIVE') return undefined
    const data = prove(user)
    if (data === undefined) return undefined
    const signedIn = { ...data, signedIn: { at: now, how } }
    await replaceConsoleUser(tx, user, { data: signedIn })
    return startSession(tx, { ...user, data: signedIn }, how, client, now)
  })
}
