import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer'
import { randomUUID } from 'node:crypto'
import { loadToolCatalog } from '../../src/app/tool/catalog.ts'
import type { Caller, Role, ToolContext } from '../../src/app/tool/context.ts'
import { storedResults } from '../../src/app/tool/remember-results.ts'
import { inProcessHandler } from '../../src/collect/aws/tool/in-process-handler.ts'
import { handlers } from '../../src/server/wire/accessanalyzer/handlers.generated.ts'
import { loadAccessAnalyzerModel } from '../../src/server/wire/accessanalyzer/load-model.ts'
import { type Dispatch, createDispatcher } from '../../src/server/wire/dispatch.ts'
import { createPageTokens } from '../../src/server/wire/protocol/page-token.ts'
import type { Db } from '../../src/store/db.ts'
import { openTestStore } from '../store/open-test-store.ts'
import { checkReplies } from './check-replies.ts'

/** Access Analyzer over one store in memory, without a socket. */
export interface AnalyzerBench {
  readonly client: (role?: Role, account?: string) => AccessAnalyzerClient
  /** Serves one caller's requests; a reply that is not what the model promises throws. */
  readonly dispatch: (role?: Role, account?: string) => Dispatch
  readonly context: (role?: Role, account?: string) => ToolContext
  readonly db: Db
  readonly close: () => Promise<void>
}

export const account = '111122223333'

/** Opens the bench; once per test file, because a store takes a while. @param cloudTrail folders with logs */
export async function openAnalyzerBench(cloudTrail?: readonly string[]): Promise<AnalyzerBench> {
  const store = await openTestStore()
  const model = loadAccessAnalyzerModel()
  const surroundings = {
    db: store.db,
    tool: loadToolCatalog(),
    newId: () => randomUUID().replaceAll('-', ''),
    ...(cloudTrail !== undefined && { cloudTrail }),
  }
  let time = Date.UTC(2026, 10, 1)
  const clock = () => (time += 1000)
  const callerOf = (role: Role, of: string): Caller => ({
    account: of,
    role,
    region: 'eu-west-1',
    principalArn: `arn:aws:iam::${of}:user/${role}`,
    keyId: `AKID${role.toUpperCase()}`,
  })
  const dispatch = (role: Role = 'admin', of: string = account) =>
    checkReplies(
      model,
      createDispatcher({
        model,
        handlers,
        surroundings,
        pageTokens: createPageTokens(new Uint8Array(32).fill(7)),
        idempotency: storedResults,
        clock,
        authenticate: async () => ({ caller: callerOf(role, of), admitWrite: () => true }),
        onError: (error) => {
          throw error
        },
      }),
    )
  return {
    client: (role = 'admin', of = account) =>
      new AccessAnalyzerClient({
        region: 'eu-west-1',
        endpoint: 'http://localhost',
        credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
        maxAttempts: 1,
        requestHandler: inProcessHandler(dispatch(role, of)),
      }),
    dispatch,
    context: (role = 'admin', of = account) => ({
      ...surroundings,
      caller: callerOf(role, of),
      now: clock(),
      requestId: 'test',
      page: { limit: 1000, token: (cursor) => cursor },
    }),
    db: store.db,
    close: () => store.close(),
  }
}
