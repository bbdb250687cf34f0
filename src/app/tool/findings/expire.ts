import type { Db } from '../../../store/db.ts'
import { type Ended, endedDecisions } from '../../../store/ended-decisions.ts'
import { findingSetOf } from '../../../store/findings.ts'
import { updateAttestation } from '../../../store/attestations.ts'
import { activeSuppressions, updateSuppression } from '../../../store/suppressions.ts'
import { write } from '../../../store/write.ts'
import { hideSuppressed } from '../suppressions/hide.ts'
import { practicesOf } from '../suppressions/create.ts'
import { reassess } from './reassess.ts'
import { securityLens } from './security-lens.ts'

/** Ends suppressions and statements whose date has passed: what evidence proposes stops counting on them. */
export async function expireDecisions(db: Db, now: number): Promise<void> {
  for (const ended of await endedDecisions(db, now)) await end(db, ended, now)
}

function end(db: Db, { kind, id, workload, arn, account, check, practice }: Ended, now: number) {
  const actor = { account, principal: 'plinth', at: now }
  const action = kind === 'suppression' ? 'ExpireSuppression' : 'ExpireAttestation'
  return write(db, actor, action, arn, async (tx) => {
    if (kind === 'suppression') {
      await updateSuppression(tx, id, 'any', { status: 'EXPIRED' })
      const set = await findingSetOf(tx, workload)
      if (set !== undefined)
        await hideSuppressed(tx, set.run, await activeSuppressions(tx, workload, now, [check]))
      await reassess(tx, now, workload, practicesOf([check]))
    } else {
      await updateAttestation(tx, id, 'any', { status: 'EXPIRED' })
      await reassess(tx, now, workload, securityLens().index.practices(practice))
    }
  })
}
