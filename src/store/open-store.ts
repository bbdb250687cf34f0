import { migrate } from './migrations.ts'
import type { Db } from './db.ts'
import type { OpenedDb } from './pglite.ts'

/** Where the store is: exactly one of these. */
export type StorePlace =
  /** The embedded database in this data home. */
  | { readonly dataDir: string; readonly cacheDir?: string }
  /** PostgreSQL. */
  | { readonly databaseUrl: string }
  /** Nowhere: gone with the process. */
  | { readonly memory: true }

export interface Store {
  readonly db: Db
  readonly kind: 'embedded' | 'postgres' | 'memory'
  /** Ends what is under way, then closes. Twice is fine. */
  close(): Promise<void>
}

export interface StoreOptions {
  /** Close on SIGINT, SIGTERM and SIGHUP (default). Switch off where the program does that in its own order. */
  readonly closeOnSignals?: boolean
}

/**
 * Opens the store, makes it when there is none, and brings it to the newest schema.
 * @throws PlinthError when it is in use, damaged or cannot be reached
 */
export async function openStore(place: StorePlace, options: StoreOptions = {}): Promise<Store> {
  const store = await openEmpty(place, options)
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Like `openStore`, but does not make an embedded store where there is none. */
export async function openExisting(place: StorePlace): Promise<Store> {
  if ('dataDir' in place) {
    const { requireCluster } = await import('./pglite.ts')
    await requireCluster(place.dataDir)
  }
  return openStore(place)
}

/** Opens a database as it is, without any schema when it is new: for a backup to restore into. */
export async function openEmpty(place: StorePlace, options: StoreOptions = {}): Promise<Store> {
  const opened = await open(place)
  let closing: Promise<void> | undefined
  let forgetSignals = () => {}
  const close = (): Promise<void> => {
    forgetSignals()
    return (closing ??= opened.close())
  }
  if (options.closeOnSignals !== false) forgetSignals = closeOnSignals(close)
  return { db: opened.db, kind: kindOf(place), close }
}

/** Renames the embedded database of a data home, if there is one; returns where it is now. */
export async function putAside(dataDir: string, at: number): Promise<string | undefined> {
  const { renameCluster } = await import('./pglite.ts')
  return renameCluster(dataDir, at)
}

async function open(place: StorePlace): Promise<OpenedDb> {
  if ('databaseUrl' in place) return (await import('./postgres.ts')).openPostgres(place.databaseUrl)
  const { openMemory, openPglite } = await import('./pglite.ts')
  return 'memory' in place ? openMemory() : openPglite(place.dataDir, place.cacheDir)
}

function kindOf(place: StorePlace): Store['kind'] {
  if ('databaseUrl' in place) return 'postgres'
  return 'memory' in place ? 'memory' : 'embedded'
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ending in the middle of a write is safe but slow to recover from; so close first, then let the signal do its work. */
function closeOnSignals(close: () => Promise<void>): () => void {
  const forget = () => {
    for (const signal of signals) process.off(signal, onSignal)
  }
  const onSignal = (signal: NodeJS.Signals) => {
    void close().finally(() => {
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
    })
  }
  for (const signal of signals) process.on(signal, onSignal)
  return forget
}
