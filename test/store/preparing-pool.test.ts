import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { snapshot, transaction } from '../../src/store/db.ts'
import { openStore } from '../../src/store/open-store.ts'
import { startPostgres, type TestPostgres, whyNoPostgres } from './start-postgres.ts'

const missing = whyNoPostgres()
const skipped = missing === undefined ? '' : ` (skipped: ${missing})`
let server: TestPostgres | undefined
afterAll(async () => server?.stop())

it.skipIf(missing !== undefined)(
  `a prepared statement follows a table that another process changes${skipped}`,
  async () => {
    server = await startPostgres()
    const databaseUrl = await server.createDatabase()
    const { db, close } = await openStore({ databaseUrl }, { closeOnSignals: false })
    const other = new Client(databaseUrl)
    await other.connect()
    await other.query('create table grown (a int); insert into grown values (1)')
    const query = sql`select * from grown where a = ${1}`
    const read = async () => (await query.execute(db)).rows
    for (let i = 0; i < 3; i++) expect(await read()).toEqual([{ a: 1 }])
    await other.query(`alter table grown add b text default 'new'`)
    for (let i = 0; i < 3; i++) expect(await read()).toEqual([{ a: 1, b: 'new' }])
    await other.query('alter table grown add c text')
    const within = () =>
      transaction(db, async (tx) => {
        await sql`select ${1}::int`.execute(tx)
        return (await query.execute(tx)).rows
      })
    for (let i = 0; i < 3; i++) expect(await within()).toEqual([{ a: 1, b: 'new', c: null }])
    await other.query('alter table grown drop b')
    const looking = () => snapshot(db, async (tx) => (await query.execute(tx)).rows)
    for (let i = 0; i < 3; i++) expect(await looking()).toEqual([{ a: 1, c: null }])
    await other.end()
    await close()
  },
)

it.skipIf(missing !== undefined)(
  `what a transaction has written is on the disk when it ends, though PostgreSQL crashes at once${skipped}`,
  async () => {
    server ??= await startPostgres()
    const databaseUrl = await server.createDatabase()
    const { db, close } = await openStore({ databaseUrl }, { closeOnSignals: false })
    await sql`create table kept (n int primary key)`.execute(db)
    const acknowledged: number[] = []
    const enough = Promise.withResolvers<void>()
    const running = { on: true }
    const writeOn = async (task: number) => {
      for (let n = task; running.on; n += 8) {
        await transaction(db, (tx) => sql`insert into kept values (${n})`.execute(tx))
        acknowledged.push(n)
        if (acknowledged.length === 200) enough.resolve()
      }
    }
    const tasks = [0, 1, 2, 3, 4, 5, 6, 7].map((task) => writeOn(task))
    const ended = Promise.allSettled(tasks)
    await enough.promise
    await server.crash()
    running.on = false
    await ended
    const { rows } = await sql<{ n: number }>`select n from kept`.execute(db)
    const kept = new Set(rows.map(({ n }) => n))
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
    await close()
  },
)

it.skipIf(missing !== undefined)(
  `locks are given up before the disk is waited for, unless the user may not flush the log${skipped}`,
  async () => {
    server ??= await startPostgres()
    const databaseUrl = await server.createDatabase()
    const settingOf = async (url: string) => {
      const { db, close } = await openStore({ databaseUrl: url }, { closeOnSignals: false })
      const setting = sql<{ on: string }>`select current_setting('synchronous_commit') as on`
      const { rows } = await transaction(db, (tx) => setting.execute(tx))
      const outside = await setting.execute(db)
      await close()
      return [rows[0]?.on, outside.rows[0]?.on]
    }
    expect(await settingOf(databaseUrl)).toEqual(['off', 'on'])
    const admin = new Client(databaseUrl)
    await admin.connect()
    const { rows } = await admin.query<{ f: string }>(
      `select oid::regprocedure::text as f from pg_proc where proname = 'pg_logical_emit_message'`,
    )
    for (const { f } of rows) await admin.query(`revoke execute on function ${f} from public`)
    await admin.query(`create user plain; grant all on schema public to plain;
      grant all on all tables in schema public to plain`)
    await admin.end()
    const plain = new URL(databaseUrl)
    plain.username = 'plain'
    expect(await settingOf(plain.href)).toEqual(['on', 'on'])
  },
)
