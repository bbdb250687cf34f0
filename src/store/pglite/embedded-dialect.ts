import { setImmediate as immediate } from 'node:timers/promises'
import { type PGlite, protocol } from '@electric-sql/pglite'
import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PGliteAdapter,
  PGliteDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { beginOf } from '../begin.ts'
import { parameterOf } from './parameter.ts'
import { readReply, type Reply } from './read-reply.ts'
import { Statements } from './statements.ts'

const { serialize } = protocol

/**
 * Kysely over PGlite in the protocol of PostgreSQL: a query is one message there and back, and one that comes again is
 * prepared. PGlite's own `query` takes six messages, and parses and plans each time.
 */
export function embeddedDialect(pglite: PGlite): Dialect {
  const common = new PGliteDialect({ pglite })
  return {
    createAdapter: () => new PGliteAdapter(),
    createDriver: () => new EmbeddedDriver(pglite),
    createIntrospector: (db) => common.createIntrospector(db),
    createQueryCompiler: () => common.createQueryCompiler(),
  }
}

/** There is one connection; Kysely hands it to one user at a time, as the adapter says. */
class EmbeddedDriver implements Driver {
  readonly #pglite: PGlite
  readonly #connection: EmbeddedConnection

  constructor(pglite: PGlite) {
    this.#pglite = pglite
    this.#connection = new EmbeddedConnection(pglite)
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady
  }

  /**
   * Queries run in this thread, so that many that wait would run one after the other before any of them is answered, and
   * before requests that arrive meanwhile are read: these would wait twice as long as others. Each lets the rest go on; so
   * does a flush, that then is of more writes.
   */
  async acquireConnection(): Promise<DatabaseConnection> {
    await immediate()
    return this.#connection
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await this.#connection.command(beginOf(settings))
  }

  async commitTransaction(): Promise<void> {
    // After an error inside of it, PostgreSQL answers a commit with a rollback.
    if ((await this.#connection.command('commit')) === 'ROLLBACK')
      throw new AbortedTransactionError()
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.command('rollback')
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close()
  }
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #pglite: PGlite
  readonly #statements = new Statements()

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, tag } = await this.#run(sql, parameters.map(parameterOf))
    const affected = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(tag)?.[1]
    if (/^(?:CREATE|ALTER|DROP) /.test(tag)) this.#statements.clear()
    // Kysely's callers say what a row is.
    const result = rows as Row[]
    return affected === undefined
      ? { rows: result }
      : { rows: result, numAffectedRows: BigInt(affected) }
  }

  // oxlint-disable-next-line require-yield -- the interface wants a generator
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('The embedded database does not stream.')
  }

  /** Statements without parameters or rows, separated by semicolons. @returns the tag of the last */
  async command(text: string): Promise<string> {
    return (await this.#send([serialize.query(text)])).tag
  }

  async #run(text: string, values: (string | Uint8Array | null)[]): Promise<Reply> {
    const found = this.#statements.find(text)
    const close = this.#statements.takeGivenUp().map((name) => serialize.close({ type: 'S', name }))
    if (found === undefined)
      return this.#send([
        ...close,
        serialize.parse({ text }),
        serialize.bind({ values }),
        serialize.describe({ type: 'P' }),
        ...execute,
      ])
    if ('name' in found)
      return this.#send(
        [...close, serialize.bind({ statement: found.name, values }), ...execute],
        found.columns,
      )
    const name = found.prepareAs
    try {
      const reply = await this.#send([
        ...close,
        serialize.parse({ name, text }),
        serialize.describe({ type: 'S', name }),
        serialize.bind({ statement: name, values }),
        ...execute,
      ])
      this.#statements.keep(text, { name, columns: reply.columns })
      return reply
    } catch (error) {
      this.#statements.giveUp(name)
      throw error
    }
  }

  /** It runs in this thread, before this returns. PGlite would keep what it answers if nobody took it. */
  async #send(messages: readonly Uint8Array[], known?: Reply['columns']): Promise<Reply> {
    const chunks: Uint8Array[] = []
    await this.#pglite.execProtocolRawStream(Buffer.concat(messages), {
      syncToFs: false,
      onRawData: (bytes) => chunks.push(bytes.slice()),
    })
    const reply = readReply(joined(chunks), this.#pglite.parsers, known)
    if (reply.error !== undefined) {
      Error.captureStackTrace(reply.error)
      throw reply.error
    }
    return reply
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks)
}

const execute = [serialize.execute(), serialize.sync()]
