import { type Command, Option } from 'commander'
import { defaultDataDir, type StoreRequest } from '../../app/store-place.ts'

export interface StoreOptions {
  readonly dataDir: string
  readonly databaseUrl?: string
}

/** Adds the options that name the store; the same on every verb. */
export function addStore(command: Command): Command {
  return command
    .addOption(
      new Option('--data-dir <folder>', 'data folder of the embedded store')
        .env('PLINTH_HOME')
        .default(defaultDataDir),
    )
    .addOption(
      new Option('--database-url <url>', 'PostgreSQL instead of the embedded store').env(
        'DATABASE_URL',
      ),
    )
}

export function storeRequest({ dataDir, databaseUrl }: StoreOptions): StoreRequest {
  return { dataDir, ...(databaseUrl !== undefined && { databaseUrl }) }
}
