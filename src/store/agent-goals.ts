import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { AgentGoalRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAgentGoal(db: Db | Tx, id: string): Promise<AgentGoalRow | undefined> {
  return find(db, 'agent_goal', { id })
}

/** Of one profile, in the order of creation. */
export function listAgentGoals(
  db: Db | Tx,
  profile: string,
  request: PageRequest,
): Promise<Page<AgentGoalRow>> {
  return page(db, 'agent_goal', sql`profile = ${profile}`, ['created', 'id'], request)
}

export function insertAgentGoal(tx: Tx, row: New<'agent_goal'>): Promise<AgentGoalRow | 'exists'> {
  return insert(tx, 'agent_goal', row)
}

export function updateAgentGoal(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'agent_goal'>,
): Promise<AgentGoalRow | Refusal> {
  return update(tx, 'agent_goal', { id }, expected, change)
}

export function deleteAgentGoal(tx: Tx, id: string): Promise<AgentGoalRow | 'missing' | 'stale'> {
  return remove(tx, 'agent_goal', { id })
}
