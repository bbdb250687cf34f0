import type { Home } from '../open-home.ts'
import { createKey, type IssuedKey, listKeys } from './access-keys.ts'

/** The account of the first administrator; synthetic, because a self-hosted Tool has no AWS account of its own. */
const firstAccount = '111122223333'

/** Makes a key for an administrator where there is no key yet; otherwise nothing. */
export async function firstKey(
  { store, master }: Home,
  now: number,
): Promise<IssuedKey | undefined> {
  if ((await listKeys(store.db)).length > 0) return undefined
  const wanted = { account: firstAccount, user: 'administrator', role: 'admin' as const }
  return createKey(store.db, master, wanted, { principal: 'plinth serve', at: now })
}
