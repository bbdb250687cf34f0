import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'

/** Findings of one outcome and severity in one place. */
export interface PlaceCount {
  /** Empty: of no account. */
  readonly account: string
  /** Empty: of no Region, such as IAM. */
  readonly region: string
  /** Ranks; 0 is the most urgent. */
  readonly outcome: number
  readonly severity: number
  /** Suppressed for now. */
  readonly hidden: boolean
  readonly count: number
}

/** How many findings a run has in each account and Region. */
export async function countByPlace(
  db: Db | Tx,
  run: string,
  now: number,
): Promise<readonly PlaceCount[]> {
  const { rows } = await sql<PlaceCount>`select account, region, outcome, severity,
      coalesce(hidden > ${now}, false) as hidden, count(*)::int as count
    from finding where run = ${run} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4`.execute(db)
  return rows
}

export interface PlaceResources {
  readonly account: string
  readonly region: string
  readonly resources: number
}

/** How many resources with a finding a run has in each account and Region. */
export async function countResourcesByPlace(
  db: Db | Tx,
  run: string,
): Promise<readonly PlaceResources[]> {
  const { rows } = await sql<PlaceResources>`select account, region, count(*)::int as resources
    from (select distinct account, region, type, resource from finding where run = ${run}) as seen
    group by 1, 2`.execute(db)
  return rows
}
