import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { storableText } from './encode.ts'
import { all, page } from './page.ts'
import { insert, remove, update } from './rows.ts'

/** Tags of a resource, by key. Keys are hostile text: the record has no prototype. */
export async function getTags(db: Db | Tx, arn: string): Promise<Readonly<Record<string, string>>> {
  return (await getTagsOf(db, [arn])).get(storableText(arn)) ?? {}
}

/** Tags of many resources at once; resources without tags are absent. */
export async function getTagsOf(
  db: Db | Tx,
  arns: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const found = new Map<string, Record<string, string>>()
  if (arns.length === 0) return found
  const where = sql`resource_arn in (${sql.join(arns.map(storableText))})`
  for (const tag of (await page(db, 'tag', where, ['resource_arn', 'key'], all)).items) {
    const tags = found.get(tag.resource_arn) ?? Object.create(null)
    tags[tag.key] = tag.value
    found.set(tag.resource_arn, tags)
  }
  return found
}

/** Adds tags and replaces the values of those that are there. */
export async function putTags(
  tx: Tx,
  arn: string,
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [key, value] of Object.entries(tags)) {
    const added = await insert(tx, 'tag', { resource_arn: arn, key, value })
    if (added === 'exists') await update(tx, 'tag', { resource_arn: arn, key }, 'any', { value })
  }
}

export async function deleteTags(tx: Tx, arn: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) await remove(tx, 'tag', { resource_arn: arn, key })
}

/** All tags of a resource that goes away. */
export async function deleteTagsOf(tx: Tx, arn: string): Promise<void> {
  await deleteTags(tx, arn, Object.keys(await getTags(tx, arn)))
}
