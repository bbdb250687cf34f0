import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import {
  Kysely,
  type Dialect,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type RootOperationNode,
  type Transaction,
} from 'kysely'
import { settled } from './group-commit.ts'
import type { Schema } from './schema.ts'

/** The database outside of a transaction: reads. */
export type Db = Kysely<Schema>
/** The database inside of a transaction: reads and writes. Functions that only read take `Db | Tx`. */
export type Tx = Transaction<Schema>

interface Scope {
  open: boolean
}
const scopes = new AsyncLocalStorage<Scope>()

/**
 * Opens a database over a dialect. Using it while a transaction of the same flow is open is a bug that would wait
 * for itself forever on an embedded database; here it throws instead.
 */
export function openDb(dialect: Dialect): Db {
  return new Kysely<Schema>({ dialect, plugins: [beforeEach(refuseInsideTransaction)] })
}

/** The longest that a transaction may take, in milliseconds; then it is rolled back. */
export const transactionLimit = 30_000

const attempts = 8

/**
 * Runs `fn` in one transaction: all of it or nothing. It runs again when the database found a deadlock or a
 * serialisation conflict, so it must have no effects of its own besides the database. Given a transaction, it joins it.
 * When the promise resolves, everything is on the disk.
 * @throws what `fn` throws, after rolling back
 */
export async function transaction<T>(db: Db | Tx, fn: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTx(db)) return fn(db)
  refuseInsideTransaction()
  for (let attempt = 1; ; attempt++) {
    let result: Awaited<T>
    try {
      result = await db.transaction().execute((tx) => inScope(tx, fn, transactionLimit))
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error
      // Rivals that start again at the same moment would meet again.
      await pause(Math.random() * 10 * 2 ** attempt)
      continue
    }
    // Beyond the attempts: what is committed must not be done again.
    await settled(db)
    return result
  }
}

/**
 * Reads one consistent state with several queries; given a transaction, what that sees. It runs again when another
 * process changed a table, so `fn` must have no effects.
 * @param limit milliseconds that it may take
 */
export async function snapshot<T>(
  db: Db | Tx,
  fn: (tx: Tx) => Promise<T>,
  limit = transactionLimit,
): Promise<T> {
  if (isTx(db)) return fn(db)
  refuseInsideTransaction()
  const read = () =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tx) => inScope(tx, fn, limit))
  // Reading has no effects: it may start again when a table was changed meanwhile, with statements of the new one.
  return read().catch((error: unknown) => (isOutdated(error) ? read() : Promise.reject(error)))
}

/** One transaction of any length, e.g. to restore a backup; no second attempts. */
export async function longTransaction<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  refuseInsideTransaction()
  const result = await db.transaction().execute((tx) => inScope(tx, fn, longest))
  await settled(db)
  return result
}

/** Milliseconds that a backup, a restoration or a check may take. */
export const longest = 3_600_000

function isTx(db: Db | Tx): db is Tx {
  return db.isTransaction
}

const doomed = new WeakMap<Tx, unknown>()

/** Lets a transaction end with an error, even if its function survives it. */
export function doom(tx: Tx, error: unknown): void {
  if (!doomed.has(tx)) doomed.set(tx, error)
}

async function inScope<T>(tx: Tx, fn: (tx: Tx) => Promise<T>, limit: number): Promise<T> {
  const scope: Scope = { open: true }
  const guarded = tx.withoutPlugins().withPlugin(beforeEach(() => refuseAfterEnd(scope)))
  const { promise: late, reject } = Promise.withResolvers<never>()
  const tooLong = () => reject(new Error(`A transaction took longer than ${limit} ms.`))
  const timer = setTimeout(tooLong, limit)
  try {
    const result = await scopes.run(scope, () => Promise.race([fn(guarded), late]))
    if (doomed.has(guarded)) throw doomed.get(guarded)
    return result
  } finally {
    clearTimeout(timer)
    scope.open = false
  }
}

function refuseInsideTransaction(): void {
  if (scopes.getStore()?.open === true)
    throw new Error('The database was used inside a transaction: pass the transaction instead.')
}

function refuseAfterEnd(scope: Scope): void {
  if (!scope.open) throw new Error('A transaction was used after its end.')
}

/** Deadlock, serialisation failure, or another process that changed a table: trying again is right. */
function isTransient(error: unknown): boolean {
  return hasCode(error, '40P01') || hasCode(error, '40001') || isOutdated(error)
}

/** A prepared statement whose rows would look different now. */
export function isOutdated(error: unknown): boolean {
  return hasCode(error, '0A000') && error instanceof Error && /cached plan/.test(error.message)
}

/** Whether an error is PostgreSQL's with this SQLSTATE. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function beforeEach(act: () => void): KyselyPlugin {
  return {
    transformQuery(args: PluginTransformQueryArgs): RootOperationNode {
      act()
      return args.node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
}
