import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Db } from './db.ts'
import * as initial from './migrations/001-initial.ts'

/** Every migration, in order; names are permanent. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-initial': initial,
}

/** The newest schema that this code knows. */
export const newestMigration = Object.keys(migrations).at(-1) ?? ''

const provider: MigrationProvider = {
  getMigrations: () => Promise.resolve({ ...migrations }),
}

/** Brings the database to the newest schema; does nothing when it is there. Safe when several processes start at once. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}
