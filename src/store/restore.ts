import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { sql } from 'kysely'
import { z } from 'zod'
import { PlinthError } from '../model/diagnostic.ts'
import { backupFormat, type BackupSummary } from './backup.ts'
import { type Db, longTransaction, type Tx } from './db.ts'
import { encode } from './encode.ts'
import { isKnownMigration, migrate } from './migrations.ts'
import { everyTable } from './scan.ts'

const Header = z.object({
  format: z.literal(backupFormat),
  version: z.literal(1),
  migration: z.string().max(200),
  at: z.string().max(40),
})
const RowLine = z.tuple([z.string().max(100), z.record(z.string(), z.json())])
const End = z.object({ end: z.number(), sha256: z.string() })

/**
 * Fills an empty database with a backup, all of it or nothing, and brings it to the newest schema.
 * @throws PlinthError when the database is not empty, or the file is damaged or no backup
 */
export async function restore(db: Db, path: string): Promise<BackupSummary> {
  const header = await readHeader(path)
  await refuseUnlessEmpty(db)
  await migrate(db, header.migration)
  const rows = await longTransaction(db, (tx) => load(tx, path))
  await migrate(db)
  return { path, rows }
}

async function load(tx: Tx, path: string): Promise<number> {
  const hash = createHash('sha256')
  const names = new Set<string>(everyTable.map(([name]) => name))
  let first = true
  const batch = new Batch()
  let rows = 0
  let end: z.infer<typeof End> | undefined
  for await (const line of linesOf(path)) {
    const value = parse(line, path)
    const last = End.safeParse(value)
    if (last.success) {
      end = last.data
      break
    }
    hash.update(`${line}\n`)
    if (first) {
      first = false
      continue
    }
    const read = RowLine.safeParse(value)
    if (!read.success || !names.has(read.data[0])) throw damaged(path)
    const [table, row] = read.data
    if (!batch.takes(table, row)) await batch.write(tx)
    batch.add(table, row, line.length)
    rows += 1
  }
  await batch.write(tx)
  if (end === undefined || end.end !== rows || end.sha256 !== hash.digest('hex'))
    throw damaged(path)
  return rows
}

type RawRow = Readonly<Record<string, unknown>>

/** Rows of one table that go in one statement: a statement a row would take most of the time. */
class Batch {
  #table = ''
  #names: readonly string[] = []
  #rows: RawRow[] = []
  #length = 0

  /** Whether a row can go with those that wait. */
  takes(table: string, row: RawRow): boolean {
    if (this.#rows.length === 0) return true
    const names = Object.keys(row)
    return (
      table === this.#table &&
      this.#rows.length < mostRows &&
      this.#length < longestBatch &&
      names.length === this.#names.length &&
      names.every((name, at) => name === this.#names[at])
    )
  }

  /** @param length characters of the row, about */
  add(table: string, row: RawRow, length: number): void {
    this.#table = table
    this.#names = Object.keys(row)
    this.#rows.push(row)
    this.#length += length
  }

  /** Writes what waits. */
  async write(tx: Tx): Promise<void> {
    if (this.#rows.length === 0) return
    const names = this.#names
    const values = this.#rows.map(
      (row) => sql`(${sql.join(names.map((name) => sql.val(encode(name, row[name]))))})`,
    )
    await sql`insert into ${sql.table(this.#table)} (${sql.join(names.map((name) => sql.ref(name)))})
      values ${sql.join(values)}`.execute(tx)
    this.#rows = []
    this.#length = 0
  }
}

const mostRows = 200
const longestBatch = 1_000_000

async function readHeader(path: string): Promise<z.infer<typeof Header>> {
  for await (const line of linesOf(path)) {
    const header = Header.safeParse(parse(line, path))
    if (!header.success) throw damaged(path)
    if (isKnownMigration(header.data.migration)) return header.data
    throw new PlinthError({
      code: 'backup-newer',
      severity: 'error',
      message: `The backup was made by a newer Plinth, with the schema ${header.data.migration}.`,
      help: 'Update Plinth, then restore again.',
      where: { file: path },
    })
  }
  throw damaged(path)
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const text = file.pipe(createGunzip())
  file.on('error', (error) => text.destroy(error))
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) yield line
    if (text.errored !== null) throw text.errored
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    text.destroy()
    file.destroy()
  }
}

function parse(line: string, path: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged(path)
  }
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = current_schema() and table_name = 'audit'`.execute(
    db,
  )
  if (rows.length === 0) return
  for (const [table] of everyTable) {
    const found = await sql`select from ${sql.table(table)} limit 1`.execute(db)
    if (found.rows.length > 0)
      throw new PlinthError({
        code: 'store-not-empty',
        severity: 'error',
        message: 'A backup is restored into an empty store only, and this one has data.',
        help: 'Name another data folder or database, or let --replace put the present data aside.',
      })
  }
}

function damaged(path: string): PlinthError {
  return new PlinthError({
    code: 'backup-damaged',
    severity: 'error',
    message: 'The file is no backup of Plinth, or it is damaged: nothing was restored.',
    help: 'Use another backup.',
    where: { file: path },
  })
}

function unreadable(path: string, error: unknown): unknown {
  if (error instanceof PlinthError) return error
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return new PlinthError({
      code: 'backup-missing',
      severity: 'error',
      message: `There is no backup at ${path}.`,
      help: 'Check the path.',
    })
  return damaged(path)
}
