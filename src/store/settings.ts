import type { Db, Tx } from './db.ts'
import { find, findForUpdate, insert, type Refusal, update } from './rows.ts'
import type { SettingData, SettingRow } from './schema.ts'

export async function getSettings(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<SettingData> {
  return (await find(db, 'setting', { account, region }))?.data ?? {}
}

/** Sets the given settings and leaves the others. */
export async function putSettings(
  tx: Tx,
  account: string,
  region: string,
  change: SettingData,
): Promise<SettingRow | Refusal> {
  const key = { account, region }
  const added = await insert(tx, 'setting', { ...key, data: change })
  if (added !== 'exists') return added
  const current = await findForUpdate(tx, 'setting', key)
  return update(tx, 'setting', key, 'any', { data: { ...current?.data, ...change } })
}
