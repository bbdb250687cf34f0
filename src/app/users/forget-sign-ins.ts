import type { Db } from '../../store/db.ts'
import { forgetOldAttempts } from './attempts.ts'
import { forgetOldSessions } from './sessions.ts'
import { forgetOldSteps } from './steps.ts'

/** Forgets sessions, sign-ins under way and counted attempts that are over. */
export async function forgetSignIns(db: Db, now: number): Promise<void> {
  await forgetOldSessions(db, now)
  await forgetOldSteps(db, now)
  await forgetOldAttempts(db, now)
}
