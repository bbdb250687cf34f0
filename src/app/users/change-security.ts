import { lockConsoleUser, replaceConsoleUser } from '../../store/console-users.ts'
import type { Db } from '../../store/db.ts'
import type { ConsoleUserData, ConsoleUserRow } from '../../store/schema.ts'
import { write } from '../../store/write.ts'
import { principalOf } from './complete-sign-in.ts'

/**
 * A user changes how he signs in: one audited write on the locked user.
 * @param to what is known of the user then; `undefined` refuses
 * @returns the user as he is then, or `undefined` when it was refused
 */
export async function changeSecurity(
  db: Db,
  { id, name, account }: ConsoleUserRow,
  action: string,
  now: number,
  to: (data: ConsoleUserData) => ConsoleUserData | undefined,
): Promise<ConsoleUserRow | undefined> {
  const principal = principalOf({ name }, account)
  return write(db, { account, principal, at: now }, action, principal, async (tx) => {
    const user = await lockConsoleUser(tx, id)
    const data = user === undefined ? undefined : to(user.data)
    if (user === undefined || data === undefined) return undefined
    const after = await replaceConsoleUser(tx, user, { data })
    return after === 'exists' ? undefined : after
  })
}
