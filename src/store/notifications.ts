import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { storableText } from './encode.ts'
import { type Page, page, type PageRequest } from './page.ts'
import { type Expected, find, insert, type Refusal, remove, update } from './rows.ts'
import type { NotificationRow } from './schema.ts'
import type { Change, New } from './tables.ts'

export interface NotificationFilter {
  readonly account: string
  readonly region: string
  readonly kind: NotificationRow['kind']
  readonly workload?: string | undefined
  readonly resourceArn?: string | undefined
}

export function getNotification(db: Db | Tx, id: string): Promise<NotificationRow | undefined> {
  return find(db, 'notification', { id })
}

/** Open ones, in the order of creation. */
export function listNotifications(
  db: Db | Tx,
  filter: NotificationFilter,
  request: PageRequest,
): Promise<Page<NotificationRow>> {
  const { account, region, kind, workload, resourceArn } = filter
  const where = sql`account = ${account} and region = ${region} and kind = ${kind} and status = 'OPEN'
    ${workload === undefined ? sql`` : sql`and workload = ${workload}`}
    ${resourceArn === undefined ? sql`` : sql`and resource_arn = ${storableText(resourceArn)}`}`
  return page(db, 'notification', where, ['created', 'id'], request)
}

export function insertNotification(
  tx: Tx,
  row: New<'notification'>,
): Promise<NotificationRow | 'exists'> {
  return insert(tx, 'notification', row)
}

export function updateNotification(
  tx: Tx,
  id: string,
  expected: Expected,
  change: Change<'notification'>,
): Promise<NotificationRow | Refusal> {
  return update(tx, 'notification', { id }, expected, change)
}

export function deleteNotification(
  tx: Tx,
  id: string,
): Promise<NotificationRow | 'missing' | 'stale'> {
  return remove(tx, 'notification', { id })
}
