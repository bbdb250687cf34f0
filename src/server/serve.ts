import { randomBytes } from 'node:crypto'
import type { Home } from '../app/open-home.ts'
import { findSigningKey } from '../app/keys/access-keys.ts'
import { loadToolCatalog } from '../app/tool/catalog.ts'
import { keepHouse } from '../app/tool/keep-house.ts'
import { storedResults } from '../app/tool/remember-results.ts'
import { createSigV4Verifier } from './auth/sigv4.ts'
import { createApi } from './api/create-api.ts'
import { admitToken, loopbackHosts } from './api/admit.ts'
import { fallBack } from './fall-back.ts'
import { type RunningServer, startHttp } from './http.ts'
import { repeat } from './repeat.ts'
import type { Operations } from './wire/call-operation.ts'
import { createDispatcher } from './wire/dispatch.ts'
import { createPageTokens } from './wire/protocol/page-token.ts'
import { handlers } from './wire/wellarchitected/handlers.generated.ts'
import { loadWellArchitectedModel } from './wire/wellarchitected/load-model.ts'

export interface ServeOptions {
  readonly host?: string
  readonly port?: number
  /** Opens `/api`; new with every start. */
  readonly apiToken: string
  /** More names under which clients may call `/api`. */
  readonly apiHosts?: readonly string[]
}

/** Serves the Well-Architected API over a store. Errors go to stderr, one JSON line each, without what a client sent. */
export async function serve(
  { store, master }: Home,
  options: ServeOptions,
): Promise<RunningServer> {
  const operations: Operations = {
    model: loadWellArchitectedModel(),
    handlers,
    surroundings: {
      db: store.db,
      tool: loadToolCatalog(),
      newId: () => randomBytes(16).toString('hex'),
    },
    pageTokens: createPageTokens(master),
    idempotency: storedResults,
  }
  const dispatch = createDispatcher({
    ...operations,
    authenticate: createSigV4Verifier({
      findKey: (id) => findSigningKey(store.db, master, id),
      services: new Set(['wellarchitected']),
    }),
    clock: Date.now,
    onError: (error, call) => logError(error, { ...call }),
  })
  const api = createApi({
    db: store.db,
    pageSecret: master,
    operations,
    admit: [admitToken(options.apiToken)],
    hosts: new Set([...loopbackHosts, ...(options.apiHosts ?? [])]),
    clock: Date.now,
    onError: (error, call) => logError(error, { ...call }),
  })
  const server = await startHttp({
    ...options,
    dispatch,
    fallback: fallBack(api, dispatch),
    onError: (error) => logError(error, {}),
  })
  const house = repeat(
    anHour,
    () => keepHouse(store.db, Date.now()),
    (error) => logError(error, { job: 'keep-house' }),
  )
  return {
    ...server,
    close: async (graceMs) => {
      await Promise.all([house.stop(), server.close(graceMs)])
    },
  }
}

const anHour = 3_600_000

function logError(error: unknown, call: Readonly<Record<string, unknown>>): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const at = new Date().toISOString()
  const line = { at, level: 'error', ...call, message, stack }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
