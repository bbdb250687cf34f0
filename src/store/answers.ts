import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, page } from './page.ts'
import {
  type Expected,
  find,
  findForUpdate,
  insert,
  type Refusal,
  remove,
  replace,
  update,
} from './rows.ts'
import type { AnswerRow } from './schema.ts'
import type { Change, Key } from './tables.ts'

export type AnswerKey = Key<'answer'>
export type AnswerContent = Pick<AnswerRow, 'pillar' | 'risk' | 'data'>

export function getAnswer(db: Db | Tx, key: AnswerKey): Promise<AnswerRow | undefined> {
  return find(db, 'answer', key)
}

/** All answers of a workload, or of one of its lenses. Questions that nobody touched have no row. */
export async function listAnswers(
  db: Db | Tx,
  workload: string,
  lens?: string,
): Promise<readonly AnswerRow[]> {
  const where =
    lens === undefined
      ? sql`workload = ${workload}`
      : sql`workload = ${workload} and lens = ${lens}`
  return (await page(db, 'answer', where, ['workload', 'lens', 'question'], all)).items
}

/** Answers of many workloads at once, for lists. */
export async function listAnswersOf(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<readonly AnswerRow[]> {
  if (workloads.length === 0) return []
  const where = sql`workload = any(${workloads})`
  return (await page(db, 'answer', where, ['workload', 'lens', 'question'], all)).items
}

/**
 * Stores an answer as a whole. Different questions never wait for each other.
 * @param expected version that it replaces; 0: there is none yet; `any`: whatever is there
 * @returns `stale` when someone else was faster, `missing` when an expected version is not there
 */
export async function saveAnswer(
  tx: Tx,
  key: AnswerKey,
  expected: Expected,
  content: AnswerContent,
): Promise<AnswerRow | Refusal> {
  if (expected === 0 || expected === 'any') {
    const added = await insert(tx, 'answer', { ...key, ...content })
    if (added !== 'exists') return added
    if (expected === 0) return 'stale'
  }
  return update(tx, 'answer', key, expected, content)
}

/**
 * Reads an answer, lets `change` make the next from it and stores that; no one gets in between.
 * @param change gets `undefined` where there is no answer yet; may run twice
 */
export async function reviseAnswer(
  tx: Tx,
  key: AnswerKey,
  change: (current: AnswerRow | undefined) => AnswerContent,
): Promise<AnswerRow | Refusal> {
  const current = await findForUpdate(tx, 'answer', key)
  if (current !== undefined) return replace(tx, 'answer', key, current, change(current))
  const added = await insert(tx, 'answer', { ...key, ...change(undefined) })
  if (added !== 'exists') return added
  const faster = await findForUpdate(tx, 'answer', key)
  return faster === undefined ? 'missing' : replace(tx, 'answer', key, faster, change(faster))
}

/** Changes single columns, e.g. the risk after an upgrade of the lens. */
export function updateAnswer(
  tx: Tx,
  key: AnswerKey,
  expected: Expected,
  change: Change<'answer'>,
): Promise<AnswerRow | Refusal> {
  return update(tx, 'answer', key, expected, change)
}

export function deleteAnswer(tx: Tx, key: AnswerKey): Promise<AnswerRow | 'missing' | 'stale'> {
  return remove(tx, 'answer', key)
}
