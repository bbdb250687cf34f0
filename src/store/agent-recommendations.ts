import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, findForUpdate, insert, type Refusal, remove, update } from './rows.ts'
import type { AgentRecommendationRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export function getAgentRecommendation(
  db: Db | Tx,
  id: string,
): Promise<AgentRecommendationRow | undefined> {
  return find(db, 'agent_recommendation', { id })
}

/** Like `getAgentRecommendation`, and nobody else can change the row until the transaction ends. */
export function lockAgentRecommendation(
  tx: Tx,
  id: string,
): Promise<AgentRecommendationRow | undefined> {
  return findForUpdate(tx, 'agent_recommendation', { id })
}

export interface RecommendationFilter {
  readonly generation?: string | undefined
  readonly type?: string | undefined
  readonly pillar?: string | undefined
  readonly status?: string | undefined
  readonly state?: string | undefined
}

/** Of one profile, in the order of creation. */
export function listAgentRecommendations(
  db: Db | Tx,
  profile: string,
  filter: RecommendationFilter,
  request: PageRequest,
): Promise<Page<AgentRecommendationRow>> {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const where = [
    sql`profile = ${profile}`,
    ...given.map(([name, v]) => sql`${sql.ref(name)} = ${v}`),
  ]
  return page(db, 'agent_recommendation', sql.join(where, sql` and `), ['created', 'id'], request)
}

export function insertAgentRecommendation(
  tx: Tx,
  row: New<'agent_recommendation'>,
): Promise<AgentRecommendationRow | 'exists'> {
  return insert(tx, 'agent_recommendation', row)
}

export function updateAgentRecommendation(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'agent_recommendation'>,
): Promise<AgentRecommendationRow | Refusal> {
  return update(tx, 'agent_recommendation', { id }, expected, change)
}

export function deleteAgentRecommendation(
  tx: Tx,
  id: string,
): Promise<AgentRecommendationRow | 'missing' | 'stale'> {
  return remove(tx, 'agent_recommendation', { id })
}
