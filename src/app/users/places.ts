import type { Db } from '../../store/db.ts'
import { placesInUse } from '../../store/places.ts'
import type { ConsoleUserRow } from '../../store/schema.ts'
import type { Role } from '../tool/context.ts'
import { everyAccount, roleIn } from './grants.ts'

export interface Place {
  readonly account: string
  readonly role: Role
  /** In which the account has something. */
  readonly regions: readonly string[]
}

/** Whether a user has a role in every account. */
export function isEverywhere({ data }: ConsoleUserRow): boolean {
  return data.grants.some(({ account }) => account === everyAccount)
}

/** The accounts that a user may go to; of one who may go anywhere, those in use. */
export async function placesOf(db: Db, user: ConsoleUserRow): Promise<readonly Place[]> {
  const granted = user.data.grants.map(({ account }) => account).filter((a) => a !== everyAccount)
  const used = await placesInUse(db, isEverywhere(user) ? undefined : granted)
  const accounts = new Set([...granted, ...used.map(({ account }) => account)])
  if (isEverywhere(user)) accounts.add(user.account)
  return [...accounts].toSorted().flatMap((account) => {
    const role = roleIn(user.data.grants, account)
    if (role === undefined) return []
    const regions = used.flatMap((place) =>
      place.account === account && place.region !== null ? [place.region] : [],
    )
    return [{ account, role, regions }]
  })
}
