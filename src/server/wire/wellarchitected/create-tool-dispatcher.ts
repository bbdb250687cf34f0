import { randomBytes } from 'node:crypto'
import type { Surroundings } from '../dispatch.ts'
import { type Authenticate, type CallInfo, type Dispatch, createDispatcher } from '../dispatch.ts'
import { storedResults } from '../../../app/tool/remember-results.ts'
import { createPageTokens } from '../protocol/page-token.ts'
import { handlers } from './handlers.generated.ts'
import { loadWellArchitectedModel } from './load-model.ts'

export interface ToolDispatcherOptions extends Pick<Surroundings, 'db' | 'tool'> {
  readonly authenticate: Authenticate
  /** Seals page tokens: at least 32 bytes, kept across restarts and shared among workers. */
  readonly pageSecret: Uint8Array
  /** Milliseconds since the epoch; the machine's clock when not given. */
  readonly clock?: () => number
  readonly onError: (error: unknown, call: CallInfo) => void
}

/** The whole API of the Well-Architected Tool on a store. */
export function createToolDispatcher(options: ToolDispatcherOptions): Dispatch {
  const { db, tool, authenticate, pageSecret, clock = Date.now, onError } = options
  return createDispatcher({
    model: loadWellArchitectedModel(),
    handlers,
    authenticate,
    surroundings: { db, tool, newId: () => randomBytes(16).toString('hex') },
    pageTokens: createPageTokens(pageSecret),
    idempotency: storedResults,
    clock,
    onError,
  })
}
