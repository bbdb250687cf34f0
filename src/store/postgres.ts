import {
  CompiledQuery,
  type DatabaseConnection,
  PostgresDialect,
  PostgresDriver,
  sql,
  type TransactionSettings,
} from 'kysely'
import { Pool, types } from 'pg'
import { PlinthError } from '../model/diagnostic.ts'
import { beginOf } from './begin.ts'
import { openDb, transactionLimit } from './db.ts'
import { allSettled, commitInGroups } from './group-commit.ts'
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
  const db = openDb(new DeferringDialect({ pool: preparingPool(pool) }))
  try {
    await sql`select 1`.execute(db)
  } catch (error) {
    await db.destroy()
    throw unreachable(url, error)
  }
  commitInGroups(db)
  return { db, close: () => allSettled(db).finally(() => db.destroy()) }
}

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
