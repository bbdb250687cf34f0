import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected'
import { randomUUID } from 'node:crypto'
import { loadToolCatalog } from '../../src/app/tool/catalog.ts'
import type { Caller, Role, ToolContext } from '../../src/app/tool/context.ts'
import { storedResults } from '../../src/app/tool/remember-results.ts'
import { type Dispatch, createDispatcher } from '../../src/server/wire/dispatch.ts'
import { createPageTokens } from '../../src/server/wire/protocol/page-token.ts'
import { handlers } from '../../src/server/wire/wellarchitected/handlers.generated.ts'
import { loadWellArchitectedModel } from '../../src/server/wire/wellarchitected/load-model.ts'
import type { Db } from '../../src/store/db.ts'
import { openTestStore } from '../store/open-test-store.ts'
import { checkReplies } from './check-replies.ts'
import { inProcessHandler } from '../../src/collect/aws/tool/in-process-handler.ts'

/** The Tool over one store in memory, without a socket: clients of the AWS SDK, and contexts for use cases. */
export interface ToolBench {
  readonly client: (account: string, role?: Role) => WellArchitectedClient
  readonly context: (account: string, role?: Role) => ToolContext
  /** Who differs from the usual caller in Region, principal or organization; `db` may be a transaction. */
  readonly clientOf: (who: Who, db?: Db) => WellArchitectedClient
  /** Serves one caller's requests; a reply that is not what the model promises throws. */
  readonly dispatchOf: (who: Who, db?: Db) => Dispatch
  readonly contextOf: (who: Who) => ToolContext
  readonly db: Db
  /** Lets milliseconds pass. */
  readonly advance: (milliseconds: number) => void
  readonly close: () => Promise<void>
}

export type Who = Pick<Caller, 'account'> & Partial<Caller>

/** Opens the bench; once per test file, because a store takes a while. */
export async function openToolBench(
  more: Pick<ToolContext, 'accountReader'> = {},
): Promise<ToolBench> {
  const store = await openTestStore()
  const model = loadWellArchitectedModel()
  const pageTokens = createPageTokens(new Uint8Array(32).fill(7))
  const newId = () => randomUUID().replaceAll('-', '')
  const surroundings = { db: store.db, tool: loadToolCatalog(), newId, ...more }
  let time = Date.UTC(2026, 10, 1)
  const clock = () => (time += 1000)
  const callerOf = ({ account, role = 'admin', ...rest }: Who): Caller => ({
    account,
    role,
    region: 'eu-west-1',
    principalArn: `arn:aws:iam::${account}:user/${role}`,
    keyId: `AKID${role.toUpperCase()}`,
    ...rest,
  })
  const dispatchOf = (who: Who, db = store.db) => {
    const caller = callerOf(who)
    const dispatch = createDispatcher({
      model,
      handlers,
      surroundings: { ...surroundings, db },
      pageTokens,
      idempotency: storedResults,
      clock,
      authenticate: () => Promise.resolve({ caller, admitWrite: () => true }),
      onError: (error) => {
        throw error
      },
    })
    return checkReplies(model, dispatch)
  }
  const clientOf = (who: Who, db = store.db) =>
    new WellArchitectedClient({
      region: callerOf(who).region,
      endpoint: 'http://localhost',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
      maxAttempts: 1,
      requestHandler: inProcessHandler(dispatchOf(who, db)),
    })
  const contextOf = (who: Who): ToolContext => ({
    ...surroundings,
    caller: callerOf(who),
    now: clock(),
    requestId: 'test',
    page: { limit: 50, token: (cursor) => cursor },
  })
  return {
    client: (account, role = 'admin') => clientOf({ account, role }),
    context: (account, role = 'admin') => contextOf({ account, role }),
    clientOf,
    dispatchOf,
    contextOf,
    db: store.db,
    advance: (milliseconds) => {
      time += milliseconds
    },
    close: () => store.close(),
  }
}

/** A custom lens with one question per id given; `choices` change with `edition`. */
export function lensDocument(
  name: string,
  questions: readonly string[] = ['q_first'],
  edition = 1,
): string {
  return JSON.stringify({
    schemaVersion: '2021-11-01',
    name,
    description: `Edition ${edition} of a lens for tests.`,
    pillars: [
      {
        id: 'delivery',
        name: 'Delivery',
        questions: questions.map((id) => ({
          id,
          title: `Is ${id} done?`,
          description: `Edition ${edition}.`,
          choices: [
            {
              id: `${id}_yes`,
              title: 'Yes',
              helpfulResource: { displayText: 'More to read', url: 'https://example.com/yes' },
              improvementPlan: { displayText: 'Do it.' },
            },
            { id: `${id}_more`, title: 'More', improvementPlan: { displayText: 'Do more.' } },
            { id: `${id}_no`, title: 'None of these' },
          ],
          riskRules: [
            { condition: `${id}_yes && ${id}_more`, risk: 'NO_RISK' },
            { condition: `${id}_yes`, risk: 'MEDIUM_RISK' },
            { condition: 'default', risk: 'HIGH_RISK' },
          ],
        })),
      },
    ],
  })
}
