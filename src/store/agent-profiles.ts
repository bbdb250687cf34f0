import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, findForUpdate, insert, type Refusal, remove, update } from './rows.ts'
import type { AgentProfileRow } from './schema.ts'
import type { Change, New } from './tables.ts'

/** @param id the ARN */
export function getAgentProfile(db: Db | Tx, id: string): Promise<AgentProfileRow | undefined> {
  return find(db, 'agent_profile', { id })
}

/** Like `getAgentProfile`, and nobody else can change or lock the row until the transaction ends. */
export function lockAgentProfile(tx: Tx, id: string): Promise<AgentProfileRow | undefined> {
  return findForUpdate(tx, 'agent_profile', { id })
}

/** In the order of creation. */
export function listAgentProfiles(
  db: Db | Tx,
  account: string,
  region: string,
  request: PageRequest,
): Promise<Page<AgentProfileRow>> {
  const where = sql`account = ${account} and region = ${region}`
  return page(db, 'agent_profile', where, ['created', 'id'], request)
}

export function insertAgentProfile(
  tx: Tx,
  row: New<'agent_profile'>,
): Promise<AgentProfileRow | 'exists'> {
  return insert(tx, 'agent_profile', row)
}

export function updateAgentProfile(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'agent_profile'>,
): Promise<AgentProfileRow | Refusal> {
  return update(tx, 'agent_profile', { id }, expected, change)
}

/** With its goals, contexts, generations and recommendations. */
export function deleteAgentProfile(
  tx: Tx,
  id: string,
): Promise<AgentProfileRow | 'missing' | 'stale'> {
  return remove(tx, 'agent_profile', { id })
}
