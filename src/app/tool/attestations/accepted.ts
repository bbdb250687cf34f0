import { present } from '../../../lib/present.ts'
import { isoDate } from '../../../lib/time.ts'
import type { Attestation } from '../../../model/human-record.ts'
import { acceptedAttestations } from '../../../store/attestations.ts'
import type { Db, Tx } from '../../../store/db.ts'
import { userOf } from '../user-of.ts'

/** Statements that somebody else accepted, as reviews weigh them. */
export async function acceptedStatements(
  db: Db | Tx,
  workload: string,
  now: number,
): Promise<readonly Attestation[]> {
  const rows = await acceptedAttestations(db, workload, now)
  return rows.map(({ choice, created, expires, data }) =>
    present({
      practice: choice,
      item: data.item,
      statement: data.statement,
      by: userOf(data.by),
      at: isoDate(created),
      expires: new Date(expires).toISOString(),
      link: data.link,
    }),
  )
}
