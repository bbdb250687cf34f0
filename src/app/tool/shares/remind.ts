import type { Db } from '../../../store/db.ts'
import type { ShareRow } from '../../../store/schema.ts'
import { listEnding, updateShare } from '../../../store/shares.ts'
import { write } from '../../../store/write.ts'
import { clock } from './expire.ts'

/** How long before its end an invitation that nobody answered is recalled, in milliseconds: two days. */
export const reminderLead = 172_800_000

const batch = 100

/** An invitation that is about to lapse. */
export type Reminder = Pick<ShareRow, 'id' | 'resource_arn' | 'account' | 'target' | 'expires'>

/**
 * Marks pending invitations in their last two days as recalled, each once, however many processes look.
 * @param now milliseconds since the epoch
 * @param tell gets each invitation that this call marked
 */
export async function remindOfInvitations(
  db: Db,
  now: number,
  tell: (reminder: Reminder) => void,
): Promise<void> {
  for (;;) {
    const { items } = await listEnding(db, now, now + reminderLead, { limit: batch })
    if (items.length === 0) return
    for (const { id, version, account, resource_arn, data } of items) {
      const actor = { account, principal: clock, at: now }
      const change = { data: { ...data, reminded: now } }
      const row = await write(db, actor, 'RemindOfShareInvitation', resource_arn, (tx) =>
        updateShare(tx, id, version, change),
      )
      // A row that changed meanwhile was answered or taken back: the next look decides anew.
      if (typeof row !== 'string') tell(row)
    }
  }
}
