import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { AgentGenerationRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAgentGeneration(
  db: Db | Tx,
  id: string,
): Promise<AgentGenerationRow | undefined> {
  return find(db, 'agent_generation', { id })
}

/** Of one profile, and of one type where it is given, in the order of creation. */
export function listAgentGenerations(
  db: Db | Tx,
  profile: string,
  request: PageRequest,
  type?: string,
): Promise<Page<AgentGenerationRow>> {
  const ofType =
    type === undefined ? sql`` : sql`and coalesce(data->>'type', 'ARCHITECTURE') = ${type}`
  const where = sql`profile = ${profile} ${ofType}`
  return page(db, 'agent_generation', where, ['created', 'id'], request)
}

/** The oldest of a profile that has not ended. */
export async function findUnfinishedGeneration(
  db: Db | Tx,
  profile: string,
): Promise<AgentGenerationRow | undefined> {
  const where = sql`profile = ${profile} and status in ('QUEUED', 'IN_PROGRESS')`
  const { items } = await page(db, 'agent_generation', where, ['created', 'id'], { limit: 1 })
  return items[0]
}

export function insertAgentGeneration(
  tx: Tx,
  row: New<'agent_generation'>,
): Promise<AgentGenerationRow | 'exists'> {
  return insert(tx, 'agent_generation', row)
}

export function updateAgentGeneration(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'agent_generation'>,
): Promise<AgentGenerationRow | Refusal> {
  return update(tx, 'agent_generation', { id }, expected, change)
}

export function deleteAgentGeneration(
  tx: Tx,
  id: string,
): Promise<AgentGenerationRow | 'missing' | 'stale'> {
  return remove(tx, 'agent_generation', { id })
}
