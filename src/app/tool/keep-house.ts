import type { Db } from '../../store/db.ts'
import { forgetExpired } from '../../store/idempotency.ts'
import { expireInvitations } from './shares/expire.ts'

/** What has to happen at some time although nobody asks: invitations expire, idempotency tokens are forgotten. */
export async function keepHouse(db: Db, now: number): Promise<void> {
  await expireInvitations(db, now)
  await forgetExpired(db, now)
}
