import { PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { PlinthError } from '../model/diagnostic.ts'
import { openDb, transactionLimit } from './db.ts'
import type { OpenedDb } from './pglite.ts'
import { canCommitEarly } from './postgres/early-commit.ts'
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
    // One thread makes all requests: more would compete with it for the processors, and wait longer for each other. Two may be
    // busy for long, with a backup and a check.
    max: 6,
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
  // A connection that breaks is replaced by the pool, and the statement that it ran fails; without listeners the process
  // would end.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const early = await canCommitEarly(pool).catch(async (error: unknown) => {
    await pool.end()
    throw unreachable(url, error)
  })
  const db = openDb(new PostgresDialect({ pool: preparingPool(pool, early) }))
  return { db, close: () => db.destroy() }
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
