import { openStore, type Store } from '../../src/store/open-store.ts'
import { openTestStore } from './open-test-store.ts'
import { startPostgres, type TestPostgres, whyNoPostgres } from './start-postgres.ts'

/** A kind of store that a suite runs on. */
export interface Kind {
  readonly name: string
  /** Why it cannot be tested here. */
  readonly missing: string | undefined
  /** A new, empty store. */
  readonly open: () => Promise<Store>
  /** Ends what `open` started. */
  readonly end: () => Promise<void>
}

let postgres: Promise<TestPostgres> | undefined
const noPostgres = whyNoPostgres()

/** Both kinds; name a skipped one with its reason. */
export const kinds: readonly Kind[] = [
  { name: 'embedded', missing: undefined, open: openTestStore, end: () => Promise.resolve() },
  {
    name: noPostgres === undefined ? 'PostgreSQL' : `PostgreSQL (skipped: ${noPostgres})`,
    missing: noPostgres,
    open: async () => {
      const server = await (postgres ??= startPostgres())
      return openStore({ databaseUrl: await server.createDatabase() }, { closeOnSignals: false })
    },
    end: async () => {
      const server = postgres
      postgres = undefined
      await (await server)?.stop()
    },
  },
]
