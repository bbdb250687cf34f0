import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import { type Expected, find, findForUpdate, insert, type Refusal, remove, update } from './rows.ts'
import type { AccessAnalyzerRow, AccessArchiveRuleRow, FilterCriterion } from './schema.ts'
import type { Change, New } from './tables.ts'

/** @param id the ARN */
export function getAnalyzer(db: Db | Tx, id: string): Promise<AccessAnalyzerRow | undefined> {
  return find(db, 'access_analyzer', { id })
}

/** Like `getAnalyzer`, and nobody else changes it until the transaction ends. */
export function lockAnalyzer(tx: Tx, id: string): Promise<AccessAnalyzerRow | undefined> {
  return findForUpdate(tx, 'access_analyzer', { id })
}

/** Of an account in a Region, by name. */
export async function listAnalyzers(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<readonly AccessAnalyzerRow[]> {
  const where = sql`account = ${account} and region = ${region}`
  return (await page(db, 'access_analyzer', where, ['name'], all)).items
}

export function insertAnalyzer(
  tx: Tx,
  row: New<'access_analyzer'>,
): Promise<AccessAnalyzerRow | 'exists'> {
  return insert(tx, 'access_analyzer', row)
}

export function updateAnalyzer(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'access_analyzer'>,
): Promise<AccessAnalyzerRow | Refusal> {
  return update(tx, 'access_analyzer', { id }, expected, change)
}

/** With its rules, findings and previews. */
export function deleteAnalyzer(
  tx: Tx,
  id: string,
): Promise<AccessAnalyzerRow | 'missing' | 'stale'> {
  return remove(tx, 'access_analyzer', { id })
}

type Filter = { readonly [key: string]: FilterCriterion }

/** By name. */
export async function listArchiveRules(
  db: Db | Tx,
  analyzer: string,
): Promise<readonly AccessArchiveRuleRow[]> {
  return (await page(db, 'access_archive_rule', sql`analyzer = ${analyzer}`, ['name'], all)).items
}

export function getArchiveRule(
  db: Db | Tx,
  analyzer: string,
  name: string,
): Promise<AccessArchiveRuleRow | undefined> {
  return find(db, 'access_archive_rule', { analyzer, name })
}

export function insertArchiveRule(
  tx: Tx,
  analyzer: string,
  name: string,
  filter: Filter,
): Promise<AccessArchiveRuleRow | 'exists'> {
  return insert(tx, 'access_archive_rule', { analyzer, name, data: { filter } })
}

export function updateArchiveRule(
  tx: Tx,
  analyzer: string,
  name: string,
  filter: Filter,
): Promise<AccessArchiveRuleRow | Refusal> {
  return update(tx, 'access_archive_rule', { analyzer, name }, 'any', { data: { filter } })
}

export function deleteArchiveRule(
  tx: Tx,
  analyzer: string,
  name: string,
): Promise<AccessArchiveRuleRow | 'missing' | 'stale'> {
  return remove(tx, 'access_archive_rule', { analyzer, name })
}
