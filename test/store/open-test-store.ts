import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '../../src/store/open-store.ts'

/** The template of empty databases, shared by all tests of this machine: making one takes seconds. */
export const cacheDir = join(import.meta.dirname, '../../.cache/store')

/** A folder under the system's temporary folder. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'plinth-store-'))
}

/** A new embedded store; closing it deletes it. */
export async function openTestStore(): Promise<Store> {
  const dataDir = await temporaryFolder()
  const store = await openStore({ dataDir, cacheDir }, { closeOnSignals: false })
  return {
    ...store,
    close: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
