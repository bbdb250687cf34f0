import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { AgentContextRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAgentContext(db: Db | Tx, id: string): Promise<AgentContextRow | undefined> {
  return find(db, 'agent_context', { id })
}

/** Of one profile, in the order of creation. */
export function listAgentContexts(
  db: Db | Tx,
  profile: string,
  request: PageRequest,
): Promise<Page<AgentContextRow>> {
  return page(db, 'agent_context', sql`profile = ${profile}`, ['created', 'id'], request)
}

export function insertAgentContext(
  tx: Tx,
  row: New<'agent_context'>,
): Promise<AgentContextRow | 'exists'> {
  return insert(tx, 'agent_context', row)
}

export function updateAgentContext(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'agent_context'>,
): Promise<AgentContextRow | Refusal> {
  return update(tx, 'agent_context', { id }, expected, change)
}

export function deleteAgentContext(
  tx: Tx,
  id: string,
): Promise<AgentContextRow | 'missing' | 'stale'> {
  return remove(tx, 'agent_context', { id })
}
