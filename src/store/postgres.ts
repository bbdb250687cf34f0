import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'
import { Pool, types } from 'pg'
import { PlinthError } from '../model/diagnostic.ts'
import { beginOf } from './begin.ts'
import { hasCode, openDb, transactionLimit } from './db.ts'
import { allSettled, commitInGroups, flushing } from './group-commit.ts'
import type { OpenedDb } from './pglite.ts'
import { preparingPool } from './postgres/preparing-pool.ts'

const int8 = 20

/**
 * Opens a PostgreSQL database, 14 or newer.
 * @param url `postgres://user:password@host:port/database`
 * @throws PlinthError `store-unreachable` when it does not answer
 */
export async function openPostgres(url: string): Promise<OpenedDb> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'plinth',
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A replan now and then, and an end to what a connection has prepared.
    maxLifetimeSeconds: 3_600,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: transactionLimit + 5_000,
    // Milliseconds and counts fit into a double; the driver would give text.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? Number : types.getTypeParser(oid, format),
    },
  })
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const grouped = await canFlush(pool).catch(async (error: unknown) => {
    await pool.end()
    throw unreachable(url, error)
  })
  const config = { pool: preparingPool(pool) }
  const db = openDb(grouped ? new DeferringDialect(config) : new PostgresDialect(config))
  if (grouped) commitInGroups(db)
  // Who waits for the disk is told of it; closing is not in vain because the server is gone.
  const settle = () => allSettled(db).catch(() => undefined)
  return { db, close: () => settle().finally(() => db.destroy()) }
}

/** Whether this user may flush the log for many commits at once. Where not, each waits for the disk by itself. */
async function canFlush(pool: Pool): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query(flushing)
    return true
  } catch (error) {
    if (hasCode(error, insufficientPrivilege)) return false
    throw error
  } finally {
    client.release()
  }
}

const insufficientPrivilege = '42501'

class DeferringDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0]

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver(): PostgresDriver {
    return new DeferringDriver(this.#config)
  }
}

/** Commits do not wait for the disk one by one: `settled` does, for many. */
class DeferringDriver extends PostgresDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(beginOf(settings)))
  }
}

function unreachable(url: string, error: unknown): PlinthError {
  const place = URL.canParse(url) ? new URL(url).host : 'DATABASE_URL'
  return new PlinthError({
    code: 'store-unreachable',
    severity: 'error',
    message: `PostgreSQL at ${place} cannot be used: ${reasonOf(error)}.`,
    help: 'Check DATABASE_URL, and that the server runs and accepts this user.',
  })
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
