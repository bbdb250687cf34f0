import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { foldName } from './encode.ts'
import { cutRows, type Page, type PageRequest } from './page.ts'
import { rowsAsJson } from './rows-as-json.ts'
import { type Expected, find, findForUpdate, insert, type Refusal, remove, update } from './rows.ts'
import type { WorkloadRow } from './schema.ts'
import type { Change, New } from './tables.ts'
import type { Viewer } from './visible.ts'
import { visibleOrder, visibleWorkloads } from './visible-workloads.ts'

export type NewWorkload = Omit<New<'workload'>, 'folded'>

export function getWorkload(db: Db | Tx, id: string): Promise<WorkloadRow | undefined> {
  return find(db, 'workload', { id })
}

/** Others wait with their changes of this workload until the transaction ends. */
export function lockWorkload(tx: Tx, id: string): Promise<WorkloadRow | undefined> {
  return findForUpdate(tx, 'workload', { id })
}

/** Own and shared ones, in the order of creation. */
export async function listWorkloads(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<Page<WorkloadRow>> {
  const rows = await rowsAsJson<WorkloadRow>(db, visibleWorkloads(viewer, request))
  return cutRows(rows, visibleOrder, request)
}

/** How many the account has in the Region, for the quota. */
export async function countWorkloads(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from workload
    where account = ${account} and region = ${region}`.execute(db)
  return rows[0]?.n ?? 0
}

/** `exists`: the account has a workload of that name in the Region, ignoring case and spaces. */
export function insertWorkload(tx: Tx, row: NewWorkload): Promise<WorkloadRow | 'exists'> {
  return insert(tx, 'workload', { ...row, folded: foldName(row.name) })
}

export function updateWorkload(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Omit<Change<'workload'>, 'folded'>,
): Promise<WorkloadRow | Refusal> {
  const folded = change.name === undefined ? {} : { folded: foldName(change.name) }
  return update(tx, 'workload', { id }, expected, { ...change, ...folded })
}

/** With its reviews, answers, milestones, runs and notifications. Tags and shares go by their own functions. */
export function deleteWorkload(tx: Tx, id: string): Promise<WorkloadRow | 'missing' | 'stale'> {
  return remove(tx, 'workload', { id })
}
