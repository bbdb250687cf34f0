import { mkdir, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { PlinthError } from '../model/diagnostic.ts'
import { type Db, openDb } from './db.ts'
import { allSettled, commitInGroups } from './group-commit.ts'
import { DurableFs } from './pglite/durable-fs.ts'
import { embeddedDialect } from './pglite/embedded-dialect.ts'
import { type Holder, takeLock } from './pglite/lock-file.ts'
import { clusterName, exists, makeCluster } from './pglite/make-cluster.ts'

export interface OpenedDb {
  readonly db: Db
  readonly close: () => Promise<void>
}

// `-F` would switch fsync off.
const durable = PGlite.defaultStartParams.filter((p) => p !== '-F')
const settings = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync']

/**
 * Opens the embedded database of a data home, which makes this process its only user.
 * @param cacheDir where the template of empty databases is kept
 * @throws PlinthError `store-in-use` when another process has it open
 */
export async function openPglite(home: string, cacheDir = join(home, 'cache')): Promise<OpenedDb> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const release = lockHome(home)
  try {
    const path = join(home, clusterName)
    if (!(await exists(path))) await makeCluster(path, cacheDir)
    const pglite = new PGlite({
      fs: new DurableFs(resolve(path)),
      startParams: [...durable, ...settings],
    })
    const db = openDb(embeddedDialect(pglite))
    await proveDurable(db)
    commitInGroups(db)
    return { db, close: () => closeInTurn(db).finally(release) }
  } catch (error) {
    release()
    throw error instanceof PlinthError ? error : damaged(home, error)
  }
}

function damaged(home: string, error: unknown): PlinthError {
  const reason = error instanceof Error ? error.message : String(error)
  return new PlinthError({
    code: 'store-damaged',
    severity: 'error',
    message: `The store in ${home} cannot be opened: ${reason}`,
    help: 'Restore a backup with `plinth db restore FILE --replace`; it keeps the present data aside.',
    where: { file: home },
  })
}

/** Takes the lock of a data home. It lies outside of the data directory: nothing but the database writes in there. */
function lockHome(home: string): () => void {
  const lock = takeLock(join(home, `${clusterName}.lock`))
  if (lock.kind === 'refused') throw inUse(home, lock.holder)
  return lock.release
}

/** @throws PlinthError when the data home has no database */
export async function requireCluster(home: string): Promise<void> {
  if (await exists(join(home, clusterName))) return
  throw new PlinthError({
    code: 'store-missing',
    severity: 'error',
    message: `There is no store in ${home}.`,
    help: 'Name the data folder with --data-dir, or PostgreSQL with DATABASE_URL.',
  })
}

/** Renames the database of a data home that nobody has open; returns where it is now. */
export async function renameCluster(home: string, at: number): Promise<string | undefined> {
  const path = join(home, clusterName)
  if (!(await exists(path))) return undefined
  const release = lockHome(home)
  try {
    const aside = `${path}.before-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}`
    await rename(path, aside)
    return aside
  } finally {
    release()
  }
}

/** A database that lives and dies with the process: for tests and one-off runs. */
export async function openMemory(): Promise<OpenedDb> {
  const pglite = new PGlite()
  await pglite.waitReady
  const db = openDb(embeddedDialect(pglite))
  return { db, close: () => closeInTurn(db) }
}

/** Waits for what is under way to reach the disk, then closes. */
async function closeInTurn(db: Db): Promise<void> {
  await db.connection().execute(() => Promise.resolve())
  await allSettled(db)
  await db.destroy()
}

async function proveDurable(db: Db): Promise<void> {
  const { rows } = await sql<{
    name: string
    setting: string
  }>`select name, setting from pg_settings
    where name in ('fsync', 'wal_sync_method', 'synchronous_commit')`.execute(db)
  const actual = Object.fromEntries(rows.map((r) => [r.name, r.setting]))
  if (actual['fsync'] !== 'on' || actual['synchronous_commit'] !== 'on')
    throw new Error(`The embedded database is not durable: ${JSON.stringify(actual)}.`)
}

function inUse(home: string, holder: Holder | undefined): PlinthError {
  const who =
    holder === undefined
      ? 'another process'
      : `process ${holder.pid} on ${holder.host}, since ${holder.since}`
  return new PlinthError({
    code: 'store-in-use',
    severity: 'error',
    message: `The store in ${home} is in use by ${who}.`,
    help:
      holder === undefined
        ? 'Use the running server, or try again in a few seconds.'
        : `Use the running server, or stop process ${holder.pid} first. If that machine is gone for good, delete ${join(home, `${clusterName}.lock`)}.`,
    where: { file: home },
  })
}
