import { sql } from 'kysely'
import type { Db } from './db.ts'

/** A suppression or an attestation that is past its date and still said to be in force. */
export interface Ended {
  readonly kind: 'suppression' | 'attestation'
  readonly id: string
  readonly workload: string
  readonly arn: string
  /** That owns the workload. */
  readonly account: string
  /** Of a suppression; else empty. */
  readonly check: string
  /** `question/practice` of an attestation; else empty. */
  readonly practice: string
}

export async function endedDecisions(db: Db, now: number): Promise<readonly Ended[]> {
  const { rows } =
    await sql<Ended>`select 'suppression' as kind, s.id, s.workload, w.arn, w.account,
      s.check_id as check, '' as practice
    from suppression s join workload w on w.id = s.workload where s.status = 'ACTIVE' and s.expires <= ${now}
    union all select 'attestation', a.id, a.workload, w.arn, w.account, '', a.question || '/' || a.choice
    from attestation a join workload w on w.id = a.workload where a.status = 'ACCEPTED' and a.expires <= ${now}
    order by 1, 2 limit 1000`.execute(db)
  return rows
}
