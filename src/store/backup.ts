import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Db, longest, snapshot, type Tx } from './db.ts'
import { newestMigration } from './migrations.ts'
import { everyTable, scan } from './scan.ts'

export const backupFormat = 'plinth-backup'

export interface BackupHeader {
  readonly format: typeof backupFormat
  readonly version: 1
  /** Schema of the rows. */
  readonly migration: string
  /** ISO 8601. */
  readonly at: string
}

export interface BackupSummary {
  readonly path: string
  readonly rows: number
}

/**
 * Writes every row of one consistent state into a file: gzipped lines of JSON, one per row, between a header and
 * an end with a digest. The same file restores into the embedded database and into PostgreSQL.
 * The file appears under its name when it is whole and on the disk.
 * @param at milliseconds since the epoch
 */
export async function backup(db: Db, path: string, at: number): Promise<BackupSummary> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.making-${process.pid}`
  const counter = { rows: 0 }
  try {
    await snapshot(
      db,
      (tx) => {
        counter.rows = 0
        return pipeline(
          Readable.from(lines(tx, at, counter)),
          createGzip({ level: 4 }),
          createWriteStream(temporary, { mode: 0o600, flush: true }),
        )
      },
      longest,
    )
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } finally {
    await rm(temporary, { force: true })
  }
  return { path, rows: counter.rows }
}

async function* lines(tx: Tx, at: number, counter: { rows: number }): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  const header: BackupHeader = {
    format: backupFormat,
    version: 1,
    migration: newestMigration,
    at: new Date(at).toISOString(),
  }
  yield line(header)
  for (const [table, key] of everyTable)
    for await (const row of scan(tx, table, key)) {
      counter.rows += 1
      yield line([table, row])
    }
  yield `${JSON.stringify({ end: counter.rows, sha256: hash.digest('hex') })}\n`
}

/** Makes a rename last: the name lives in the folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const namePattern = /^plinth-\d{8}T\d{9}Z\.ndjson\.gz$/

/** The name of a backup in a folder of backups; names sort by time. */
export function backupName(at: number): string {
  return `plinth-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.ndjson.gz`
}

/** Deletes the oldest backups of a folder, so that `keep` remain. Files of other names stay. */
export async function dropOldBackups(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => namePattern.test(name)).toSorted()
  for (const name of names.slice(0, Math.max(0, names.length - keep))) await rm(join(folder, name))
}
