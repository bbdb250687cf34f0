import type { Db } from '../../store/db.ts'
import { forgetExpired } from '../../store/idempotency.ts'
import { forgetOldAttempts } from '../users/attempts.ts'
import { forgetOldSessions } from '../users/sessions.ts'
import { forgetOldSteps } from '../users/steps.ts'
import { expireInvitations } from './shares/expire.ts'

/** What has to happen at some time although nobody asks: invitations expire, what is over is forgotten. */
export async function keepHouse(db: Db, now: number): Promise<void> {
  await expireInvitations(db, now)
  await forgetExpired(db, now)
  await forgetOldSessions(db, now)
  await forgetOldSteps(db, now)
  await forgetOldAttempts(db, now)
}
