import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { transaction } from '../../src/store/db.ts'
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
    await other.end()
    await close()
  },
)

it.skipIf(missing !== undefined)(
  `a write of PostgreSQL waits for the disk on the connection that commits it${skipped}`,
  async () => {
    server ??= await startPostgres()
    const databaseUrl = await server.createDatabase()
    const { db, close } = await openStore({ databaseUrl }, { closeOnSignals: false })
    const setting = sql<{ on: string }>`select current_setting('synchronous_commit') as on`
    const { rows } = await transaction(db, (tx) => setting.execute(tx))
    expect(rows).toEqual([{ on: 'on' }])
    await close()
  },
)
