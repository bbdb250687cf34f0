import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { all, type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { ReviewTemplateRow, TemplateAnswerRow } from './schema.ts'
import type { Change, Key, New } from './tables.ts'
import { type Viewer, visibleTo } from './visible.ts'

export function getTemplate(db: Db | Tx, id: string): Promise<ReviewTemplateRow | undefined> {
  return find(db, 'review_template', { id })
}

/** Own and shared ones, in the order of creation. */
export function listTemplates(
  db: Db | Tx,
  viewer: Viewer,
  request: PageRequest,
): Promise<Page<ReviewTemplateRow>> {
  return page(db, 'review_template', visibleTo('template', viewer), ['created', 'id'], request)
}

export function insertTemplate(
  tx: Tx,
  row: New<'review_template'>,
): Promise<ReviewTemplateRow | 'exists'> {
  return insert(tx, 'review_template', row)
}

export function updateTemplate(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'review_template'>,
): Promise<ReviewTemplateRow | Refusal> {
  return update(tx, 'review_template', { id }, expected, change)
}

/** With all its answers. */
export function deleteTemplate(
  tx: Tx,
  id: string,
): Promise<ReviewTemplateRow | 'missing' | 'stale'> {
  return remove(tx, 'review_template', { id })
}

export function getTemplateAnswer(
  db: Db | Tx,
  key: Key<'template_answer'>,
): Promise<TemplateAnswerRow | undefined> {
  return find(db, 'template_answer', key)
}

/** All answers of a template, or of one of its lenses. */
export async function listTemplateAnswers(
  db: Db | Tx,
  template: string,
  lens?: string,
): Promise<readonly TemplateAnswerRow[]> {
  const where =
    lens === undefined
      ? sql`template = ${template}`
      : sql`template = ${template} and lens = ${lens}`
  return (await page(db, 'template_answer', where, ['lens', 'question'], all)).items
}

/** Adds or replaces; `expected` as for `saveAnswer`. */
export async function saveTemplateAnswer(
  tx: Tx,
  key: Key<'template_answer'>,
  expected: Expected,
  content: Pick<TemplateAnswerRow, 'pillar' | 'status' | 'data'>,
): Promise<TemplateAnswerRow | Refusal> {
  if (expected === 0 || expected === 'any') {
    const added = await insert(tx, 'template_answer', { ...key, ...content })
    if (added !== 'exists') return added
    if (expected === 0) return 'stale'
  }
  return update(tx, 'template_answer', key, expected, content)
}

export function deleteTemplateAnswer(
  tx: Tx,
  key: Key<'template_answer'>,
): Promise<TemplateAnswerRow | 'missing' | 'stale'> {
  return remove(tx, 'template_answer', key)
}
