import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type { Pool, PoolClient, QueryResult } from 'pg'
import { hasCode, isOutdated } from '../db.ts'
import { earlyCommit } from './early-commit.ts'

/** Statements of a connection that are prepared; each costs the server some ten kilobytes. */
const most = 200
/** A statement in a transaction that has failed. */
const aborted = '25P02'
/** Longer ones are inserts of many rows, which rarely come again. */
const longest = 8_000

/**
 * A pool whose connections prepare what comes a second time: the server parses and plans it once. A connection lives an
 * hour at most, and with it what it prepared.
 * @param early whether commits give up their locks before they wait for the disk
 */
export function preparingPool(pool: Pool, early: boolean): PostgresPool {
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known !== undefined) return known
      const made = preparingClient(client, early ? earlyCommit() : (text) => text)
      clients.set(client, made)
      return made
    },
  }
}

function preparingClient(
  client: PoolClient,
  statementsOf: (text: string) => string,
): PostgresPoolClient {
  const names = new Map<string, string>()
  const once = new Set<string>()
  let count = 0
  async function run(given: string, values: readonly unknown[]): Promise<QueryResult> {
    const text = statementsOf(given)
    const name = nameOf(text, values)
    const query = { text, values: [...values] }
    if (name === undefined) return firstOf(await client.query(query))
    try {
      return await client.query({ ...query, name })
    } catch (error) {
      if (!isOutdated(error)) throw error
      // Another process changed a table: what was prepared before is no good. In a transaction this fails again.
      names.clear()
      return client
        .query(query)
        .catch((second: unknown) => Promise.reject(hasCode(second, aborted) ? error : second))
    }
  }

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): never {
    if (typeof text !== 'string') throw new Error('Cursors are not used.')
    // What the first form says; no type is both that and a cursor.
    return run(text, values) as never
  }

  return { query, release: (destroy) => client.release(destroy) }

  /** The name of a statement that is prepared or worth it; undefined runs it just so. */
  function nameOf(text: string, values: readonly unknown[]): string | undefined {
    const known = names.get(text)
    if (known !== undefined) return known
    if (values.length === 0 || text.length > longest || names.size === most) return undefined
    if (!once.delete(text)) {
      if (once.size === most) once.clear()
      once.add(text)
      return undefined
    }
    const name = `s${(count += 1)}`
    names.set(text, name)
    return name
  }
}

/** What the driver gives for several statements is not what its types say. */
function firstOf(result: QueryResult | readonly [QueryResult, ...QueryResult[]]): QueryResult {
  return 'command' in result ? result : result[0]
}
