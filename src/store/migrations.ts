import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './db.ts'
import { settled } from './group-commit.ts'
import * as initial from './migrations/001-initial.ts'
import * as console from './migrations/002-console.ts'
import * as signIn from './migrations/003-sign-in.ts'
import * as access from './migrations/004-access-analyzer.ts'
import * as summaries from './migrations/005-review-summaries.ts'

/** Every migration, in order; names are permanent. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-initial': initial,
  '002-console': console,
  '003-sign-in': signIn,
  '004-access-analyzer': access,
  '005-review-summaries': summaries,
}

/** The newest schema that this code knows. */
export const newestMigration = Object.keys(migrations).at(-1) ?? ''

const provider: MigrationProvider = {
  getMigrations: () => Promise.resolve({ ...migrations }),
}

/** Whether this code knows a schema. */
export function isKnownMigration(name: string): boolean {
  return Object.hasOwn(migrations, name)
}

/**
 * Brings the database to the newest schema; does nothing when it is there. Rows that a
 * migration changes need an entry in the audit, or `checkStore` reports them. Safe when several processes start at once.
 * @param to an older schema, for an empty database that takes an old backup
 */
export async function migrate(db: Db, to = newestMigration): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateTo(to)
  if (error !== undefined) throw error
  await settled(db)
}
