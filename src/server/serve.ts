import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Home } from '../app/open-home.ts'
import { findSigningKey } from '../app/keys/access-keys.ts'
import { rememberKeys } from '../app/keys/remember-keys.ts'
import type { createAccountReader } from '../app/tool/agent/accounts/account-reader.ts'
import { generationsSettled } from '../app/tool/agent/generations/queue.ts'
import { loadToolCatalog } from '../app/tool/catalog.ts'
import { keepHouse } from '../app/tool/keep-house.ts'
import { createRunQueue, giveUpRuns } from '../app/tool/runs/run-queue.ts'
import { storedResults } from '../app/tool/remember-results.ts'
import type { Reminder } from '../app/tool/shares/remind.ts'
import { forgetSignIns } from '../app/users/forget-sign-ins.ts'
import type { OidcSettings } from '../app/users/oidc-settings.ts'
import type { OneTimeLinks } from '../app/users/one-time-links.ts'
import { createSigV4Verifier, type SigV4Options } from './auth/sigv4.ts'
import { createApi } from './api/create-api.ts'
import { admitToken, loopbackHosts } from './api/admit.ts'
import { createConsole } from './console/serve-console.ts'
import { type ChangeFeed, createChangeFeed } from './events/change-feed.ts'
import { createEvents } from './events/serve-events.ts'
import { fallBack } from './fall-back.ts'
import { type RunningServer, startHttp } from './http.ts'
import { repeat } from './repeat.ts'
import { admitSession } from './sign-in/admit-session.ts'
import { createSignIn } from './sign-in/create-sign-in.ts'
import { createOidcSignIn } from './sign-in/oidc/oidc-sign-in.ts'
import type { Operations } from './wire/call-operation.ts'
import { handlers as analyzerHandlers } from './wire/accessanalyzer/handlers.generated.ts'
import { loadAccessAnalyzerModel } from './wire/accessanalyzer/load-model.ts'
import { byService } from './wire/by-service.ts'
import { createDispatcher, type Dispatch } from './wire/dispatch.ts'
import { createPageTokens } from './wire/protocol/page-token.ts'
import { createSts } from './wire/sts/sts.ts'
import { handlers } from './wire/wellarchitected/handlers.generated.ts'
import { loadWellArchitectedModel } from './wire/wellarchitected/load-model.ts'

export interface ServeOptions {
  readonly host?: string
  readonly port?: number
  /** Opens `/api`; new with every start. */
  readonly apiToken: string
  /** More names under which clients may call `/api` and open the console. */
  readonly apiHosts?: readonly string[]
  /** Address under which browsers know the server, where a proxy stands in front. */
  readonly publicUrl?: URL
  /** Signs in whoever started the server. */
  readonly links?: OneTimeLinks
  /** The company's identity provider. */
  readonly oidc?: OidcSettings
  /** Files and folders with logs of CloudTrail, for the generation of policies. */
  readonly cloudTrail?: readonly string[]
  /** Reads live accounts for agent profiles; absent: none. */
  readonly accountReader?: ReturnType<typeof createAccountReader>
}

/** The built console. */
const consoleFolder = fileURLToPath(new URL('../../ui/dist', import.meta.url))

/** Milliseconds between looks for what other processes wrote. */
const lookForChanges = 1000

/** Serves the APIs of the Well-Architected Tool and of Access Analyzer over a store. Errors go to stderr, one JSON line each, without what a client sent. */
export async function serve(
  { store, master }: Home,
  options: ServeOptions,
): Promise<RunningServer> {
  const common = {
    surroundings: {
      db: store.db,
      tool: loadToolCatalog(),
      newId: () => randomBytes(16).toString('hex'),
      ...(options.cloudTrail !== undefined && { cloudTrail: options.cloudTrail }),
      ...(options.accountReader !== undefined && { accountReader: options.accountReader }),
    },
    pageTokens: createPageTokens(master),
    idempotency: storedResults,
  }
  const operations: Operations = { ...common, model: loadWellArchitectedModel(), handlers }
  const analyzer: Operations = {
    ...common,
    model: loadAccessAnalyzerModel(),
    handlers: analyzerHandlers,
  }
  const findKey = rememberKeys((id) => findSigningKey(store.db, master, id))
  const dispatch = byService([
    ...[operations, analyzer].map((each) => serviceOf(each, findKey)),
    ['sts', createSts({ ...verifying('sts', findKey), clock: Date.now, onError: report })],
  ])
  const hosts = hostsOf(options)
  const way = { db: store.db, hosts, clock: Date.now, onError: report }
  const token = admitToken(options.apiToken)
  // The embedded store has one process: what runs according to it was cut off with the one before.
  if (store.kind !== 'postgres') await giveUpRuns(store.db, Date.now(), 0)
  const runs = createRunQueue((error) => report(error, { job: 'run' }))
  const api = createApi({
    ...way,
    pageSecret: master,
    runs,
    operations,
    admit: [token, admitSession(way)],
  })
  const feed = createChangeFeed({ db: store.db, pause: lookForChanges, onError: report })
  const events = createEvents({ ...way, feed, admit: [token, admitSession(way, false)] })
  const { publicUrl, links, oidc } = options
  const signIn = createSignIn({
    ...way,
    master,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(links !== undefined && { links }),
    ...(oidc !== undefined && { oidc: createOidcSignIn(oidc) }),
  })
  const server = await startHttp({
    ...options,
    dispatch: thenPoke(dispatch, feed),
    fallback: fallBack({
      api: thenPoke(api, feed),
      signIn,
      events: events.serve,
      console: createConsole({ folder: consoleFolder, hosts }),
      dispatch,
    }),
    onError: report,
  })
  const house = repeat(
    anHour,
    async () => {
      await forgetSignIns(store.db, Date.now())
      await keepHouse(store.db, Date.now(), remind)
    },
    (error) => report(error, { job: 'keep-house' }),
  )
  return {
    ...server,
    close: async (graceMs) => {
      events.close()
      options.accountReader?.stop()
      await Promise.all([house.stop(), server.close(graceMs), feed.close(), runs.close()])
      if (options.accountReader !== undefined) await generationsSettled()
    },
  }
}

const anHour = 3_600_000

/** One service of the wire: its signing name and its dispatcher. */
function serviceOf(
  operations: Operations,
  findKey: SigV4Options['findKey'],
): readonly [string, Dispatch] {
  const { signingName } = operations.model.service
  const verify = verifying(signingName, findKey)
  const options = { ...operations, ...verify, clock: Date.now, onError: report }
  return [signingName, createDispatcher(options)]
}

function verifying(signingName: string, findKey: SigV4Options['findKey']) {
  return { authenticate: createSigV4Verifier({ findKey, services: new Set([signingName]) }) }
}

/** Names under which the server may be called. */
function hostsOf({ apiHosts = [], publicUrl }: ServeOptions): ReadonlySet<string> {
  const named = publicUrl === undefined ? [] : [publicUrl.hostname]
  return new Set([...loopbackHosts, ...apiHosts, ...named])
}

/** What was served may have written something: who listens hears of it at once. */
function thenPoke<Given, Answer>(
  serve: (given: Given) => Promise<Answer>,
  feed: ChangeFeed,
): (given: Given) => Promise<Answer> {
  return async (given) => {
    const answer = await serve(given)
    feed.poke()
    return answer
  }
}

/** For whoever watches the log: the API has no word for it. */
function remind({ resource_arn: resource, account, target, expires }: Reminder): void {
  const at = new Date().toISOString()
  const until = new Date(expires ?? Number.NaN)
  const line = { at, level: 'info', event: 'share-invitation-ending', resource, account, target }
  process.stderr.write(`${JSON.stringify({ ...line, expires: until })}\n`)
}

function report(error: unknown, call: Readonly<Record<string, unknown>> | object = {}): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  const at = new Date().toISOString()
  const line = { at, level: 'error', ...call, message, stack }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
