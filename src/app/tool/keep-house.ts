import type { Db } from '../../store/db.ts'
import { reuseSpace } from '../../store/reuse-space.ts'
import { forgetExpired } from '../../store/idempotency.ts'
import { expireDecisions } from './findings/expire.ts'
import { giveUpRuns } from './runs/run-queue.ts'
import { expireInvitations } from './shares/expire.ts'
import { type Reminder, remindOfInvitations } from './shares/remind.ts'

/**
 * What has to happen at some time although nobody asks: invitations expire, idempotency tokens are forgotten,
 * suppressions and statements end, runs that nobody makes any more have failed.
 * @param remind gets each invitation that begins its last two days without an answer
 */
export async function keepHouse(
  db: Db,
  now: number,
  remind: (reminder: Reminder) => void = () => {},
): Promise<void> {
  await expireInvitations(db, now)
  await remindOfInvitations(db, now, remind)
  await expireDecisions(db, now)
  await giveUpRuns(db, now)
  await forgetExpired(db, now)
  await reuseSpace(db)
}
