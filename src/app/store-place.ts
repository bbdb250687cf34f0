import { join } from 'node:path'
import type { StorePlace } from '../store/open-store.ts'

/** What the command line and the environment say about the store. */
export interface StoreRequest {
  /** Default `.plinth` in the working folder. */
  readonly dataDir?: string
  readonly databaseUrl?: string
}

export const defaultDataDir = '.plinth'

/** Where the store is: PostgreSQL when a URL is given, else the embedded database of the data folder. */
export function storePlace({ dataDir, databaseUrl }: StoreRequest): StorePlace {
  return databaseUrl === undefined || databaseUrl === ''
    ? { dataDir: dataDir ?? defaultDataDir }
    : { databaseUrl }
}

/** Where backups go unless told otherwise. */
export function backupFolder({ dataDir }: StoreRequest): string {
  return join(dataDir ?? defaultDataDir, 'backups')
}
