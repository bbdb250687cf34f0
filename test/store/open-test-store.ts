import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../src/store/open-store.ts'
import { migratedCacheDir } from './store-template.ts'

/** A folder under the system's temporary folder. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'plinth-store-'))
}

/** A new embedded store; closing it deletes it. */
export async function openTestStore(): Promise<Store> {
  const dataDir = await temporaryFolder()
  const cacheDir = await migratedCacheDir()
  const store = await openStore({ dataDir, cacheDir }, { closeOnSignals: false })
  return {
    ...store,
    close: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
