import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Db, hasCode, snapshot, transaction } from '../../src/store/db.ts'
import type { Store } from '../../src/store/open-store.ts'
import { openTestStore } from './open-test-store.ts'

let store: Store
let db: Db
beforeAll(async () => {
  store = await openTestStore()
  db = store.db
})
afterAll(() => store.close())

/** The rows of one statement run so often that it is plain, being prepared, and prepared. */
async function thrice(run: () => Promise<unknown>): Promise<unknown> {
  const [first, second, third] = [await run(), await run(), await run()]
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  return first
}

const text = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((s) => s.toWellFormed().replaceAll('\0', ''))
const awkward = fc.oneof(
  text,
  fc.constantFrom('', 'NULL', '{}', '"', '\\', ',', '{"a\\,b"}', ' x '),
)

it('text, arrays of text, JSON, numbers and truth come back as they went', async () => {
  const json = fc.dictionary(awkward, fc.oneof(awkward, fc.integer(), fc.boolean()), {
    noNullPrototype: true,
    maxKeys: 4,
  })
  await fc.assert(
    fc.asyncProperty(
      awkward,
      fc.array(awkward, { maxLength: 5 }),
      json,
      fc.maxSafeInteger(),
      fc.boolean(),
      async (one, many, record, number, truth) => {
        const { rows } = await sql`select ${one}::text as one, ${many}::text[] as many,
          ${JSON.stringify(record)}::jsonb as record, ${number}::bigint as number,
          ${truth}::boolean as truth, ${null}::text as nothing`.execute(db)
        expect(rows).toEqual([{ one, many, record, number, truth, nothing: null }])
      },
    ),
    { numRuns: 60 },
  )
})

it('bytes, dates, small numbers and lists inside of lists come as their types', async () => {
  const rows = await thrice(
    async () =>
      (
        await sql`select ${new Uint8Array([0, 255, 10])}::bytea as bytes,
          ${new Date(1e12)}::timestamptz as date, 7::int2 as small, 0.5::float8 as half,
          '{{1,2},{3,4}}'::int[] as matrix, ${[
            [1, 2],
            [3, null],
          ]}::int[] as given`.execute(db)
      ).rows,
  )
  expect(rows).toEqual([
    {
      bytes: new Uint8Array([0, 255, 10]),
      date: new Date(1e12),
      small: 7,
      half: 0.5,
      matrix: [
        [1, 2],
        [3, 4],
      ],
      given: [
        [1, 2],
        [3, null],
      ],
    },
  ])
})

it('says how many rows a statement changed', async () => {
  await sql`create table counted (n int primary key)`.execute(db)
  const add = (n: number) => sql`insert into counted values (${n}), (${n + 1})`.execute(db)
  expect((await add(1)).numAffectedRows).toBe(2n)
  expect((await add(3)).numAffectedRows).toBe(2n)
  expect((await add(5)).numAffectedRows).toBe(2n)
  expect((await sql`update counted set n = n + 10`.execute(db)).numAffectedRows).toBe(6n)
  expect((await sql`delete from counted where n > 15`.execute(db)).numAffectedRows).toBe(1n)
  expect((await sql`select from counted`.execute(db)).rows).toHaveLength(5)
})

it('an error names its code and leaves the connection as it was', async () => {
  const divide = (by: number) => sql`select 6 / ${by}::int as n`.execute(db)
  for (let i = 0; i < 4; i++) {
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
    expect((await divide(2)).rows).toEqual([{ n: 3 }])
  }
  for (let i = 0; i < 3; i++)
    await expect(sql`select ${i} from nowhere`.execute(db)).rejects.toMatchObject({ code: '42P01' })
})

it('a prepared statement follows its table', async () => {
  await sql`create table grown (a int)`.execute(db)
  await sql`insert into grown values (1)`.execute(db)
  const read = async () => (await sql`select * from grown where a = ${1}`.execute(db)).rows
  expect(await thrice(read)).toEqual([{ a: 1 }])
  await sql`alter table grown add b text default 'new'`.execute(db)
  expect(await thrice(read)).toEqual([{ a: 1, b: 'new' }])
})

it('a failed transaction changes nothing, a snapshot can not write', async () => {
  await sql`create table kept (n int primary key)`.execute(db)
  const failing = transaction(db, async (tx) => {
    await sql`insert into kept values (1)`.execute(tx)
    await sql`insert into kept values (1)`.execute(tx).catch(() => undefined)
  })
  await expect(failing).rejects.toThrow(/rolled back|abort/i)
  expect((await sql`select from kept`.execute(db)).rows).toEqual([])
  const writing = snapshot(db, (tx) => sql`insert into kept values (2)`.execute(tx))
  await expect(writing).rejects.toSatisfy((error) => hasCode(error, '25006'))
  await transaction(db, (tx) => sql`insert into kept values (3)`.execute(tx))
  expect((await sql`select * from kept`.execute(db)).rows).toEqual([{ n: 3 }])
})

it('large values pass', async () => {
  const large = 'é'.repeat(3_000_000)
  const rows = await thrice(async () => (await sql`select ${large}::text as t`.execute(db)).rows)
  expect(rows).toEqual([{ t: large }])
})
