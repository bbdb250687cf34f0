import { join, resolve } from 'node:path'
import { PlinthError } from '../model/diagnostic.ts'
import { backup, backupName, type BackupSummary, dropOldBackups } from '../store/backup.ts'
import { checkStore, type StoreCheck } from '../store/check-store.ts'
import { openEmpty, openExisting, putAside } from '../store/open-store.ts'
import { restore } from '../store/restore.ts'
import { backupFolder, storePlace, type StoreRequest } from './store-place.ts'

export type { StoreCheck }

/** Verifies the store: audit chains, rows against the audit, relations. */
export async function checkDatabase(request: StoreRequest): Promise<StoreCheck> {
  const store = await openExisting(storePlace(request))
  try {
    return await checkStore(store.db)
  } finally {
    await store.close()
  }
}

export interface BackupRequest extends StoreRequest {
  /** Default: a dated file in the folder of backups, where the oldest are dropped. */
  readonly file?: string
  /** How many backups the folder keeps. */
  readonly keep: number
}

/** Writes everything that the store holds into one file. */
export async function backupDatabase(request: BackupRequest): Promise<BackupSummary> {
  const store = await openExisting(storePlace(request))
  const now = Date.now()
  try {
    if (request.file !== undefined) return await backup(store.db, resolve(request.file), now)
    const folder = resolve(backupFolder(request))
    const written = await backup(store.db, join(folder, backupName(now)), now)
    await dropOldBackups(folder, request.keep)
    return written
  } finally {
    await store.close()
  }
}

export interface RestoreRequest extends StoreRequest {
  readonly file: string
  /** Put the present data aside first; embedded store only. */
  readonly replace: boolean
}

export interface Restored extends BackupSummary {
  /** Where the data from before is now. */
  readonly aside?: string
  readonly check: StoreCheck
}

/** Fills an empty store from a backup and verifies the result. */
export async function restoreDatabase(request: RestoreRequest): Promise<Restored> {
  const place = storePlace(request)
  let aside: string | undefined
  if (request.replace) {
    if (!('dataDir' in place)) throw cannotReplace()
    aside = await putAside(place.dataDir, Date.now())
  }
  const store = await openEmpty(place)
  try {
    const restored = await restore(store.db, resolve(request.file))
    const check = await checkStore(store.db)
    return { ...restored, check, ...(aside !== undefined && { aside }) }
  } finally {
    await store.close()
  }
}

function cannotReplace(): PlinthError {
  return new PlinthError({
    code: 'restore-replace',
    severity: 'error',
    message: '--replace works for the embedded store only.',
    help: 'Create an empty PostgreSQL database and restore into that.',
  })
}
