import type { Db } from '../../../store/db.ts'
import { listLapsed, updateShare } from '../../../store/shares.ts'
import { write } from '../../../store/write.ts'

/** How long an invitation waits for an answer, in milliseconds: seven days. */
export const invitationLifetime = 604_800_000

/** In the audit log: what nobody asked for. */
export const clock = 'plinth:clock'
const batch = 100

/**
 * Marks pending invitations whose time is over as EXPIRED. Run it as often as you like; lists of shares and
 * invitations run it before they answer.
 * @param now milliseconds since the epoch
 * @returns how many expired
 */
export async function expireInvitations(db: Db, now: number): Promise<number> {
  for (let expired = 0; ;) {
    const { items } = await listLapsed(db, now, { limit: batch })
    if (items.length === 0) return expired
    for (const { id, version, account, resource_arn } of items) {
      const actor = { account, principal: clock, at: now }
      // A row that changed meanwhile was answered or taken back: the next look decides anew.
      await write(db, actor, 'ExpireShareInvitation', resource_arn, (tx) =>
        updateShare(tx, id, version, { status: 'EXPIRED' }),
      )
      expired += 1
    }
  }
}
