import type { Store } from '../store/open-store.ts'
import { openStore } from '../store/open-store.ts'
import { dataHome, masterKey } from './data-home.ts'
import { storePlace } from './store-place.ts'

/** The store of this installation with the secret that belongs to it. */
export interface Home {
  readonly store: Store
  readonly master: Uint8Array
}

/**
 * Opens the store: PostgreSQL where `DATABASE_URL` names one, else the embedded database of the data home.
 * @throws PlinthError when another process has it
 */
export async function openHome(closeOnSignals: boolean): Promise<Home> {
  const databaseUrl = process.env['DATABASE_URL']
  if (databaseUrl === undefined) return openEmbeddedHome(dataHome(), closeOnSignals)
  const home = dataHome()
  const master = masterKey(home)
  const place = storePlace({ dataDir: home, databaseUrl })
  return { store: await openStore(place, { closeOnSignals }), master }
}

/**
 * Opens the embedded store of a folder, whatever `DATABASE_URL` says.
 * @throws PlinthError when another process has it
 */
export async function openEmbeddedHome(folder: string, closeOnSignals: boolean): Promise<Home> {
  const master = masterKey(folder)
  return { store: await openStore({ dataDir: folder }, { closeOnSignals }), master }
}
