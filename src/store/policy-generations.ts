import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, update } from './rows.ts'
import type { PolicyGenerationRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getPolicyGeneration(
  db: Db | Tx,
  id: string,
): Promise<PolicyGenerationRow | undefined> {
  return find(db, 'policy_generation', { id })
}

export function insertPolicyGeneration(
  tx: Tx,
  row: New<'policy_generation'>,
): Promise<PolicyGenerationRow | 'exists'> {
  return insert(tx, 'policy_generation', row)
}

export function updatePolicyGeneration(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'policy_generation'>,
): Promise<PolicyGenerationRow | Refusal> {
  return update(tx, 'policy_generation', { id }, expected, change)
}

/** Of an account in a Region, in the order of creation; of one principal where it is named. */
export function listPolicyGenerations(
  db: Db | Tx,
  { account, region }: Pick<PolicyGenerationRow, 'account' | 'region'>,
  principal: string | undefined,
  request: PageRequest,
): Promise<Page<PolicyGenerationRow>> {
  const where = sql`account = ${account} and region = ${region}
    ${principal === undefined ? sql`` : sql`and principal = ${principal}`}`
  return page(db, 'policy_generation', where, ['created', 'id'], request)
}

/** How many of an account in a Region have not ended. */
export async function countRunningGenerations(
  db: Db | Tx,
  { account, region }: Pick<PolicyGenerationRow, 'account' | 'region'>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from policy_generation
    where account = ${account} and region = ${region} and status = 'IN_PROGRESS'`.execute(db)
  return rows[0]?.n ?? 0
}
