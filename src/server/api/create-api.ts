import { type Context, Hono } from 'hono'
import { userContext } from '../../app/tool/command-context.ts'
import type { ToolContext } from '../../app/tool/context.ts'
import type { Page } from '../../app/tool/page.ts'
import type { RunQueue } from '../../app/tool/runs/run-queue.ts'
import type { Operations } from '../wire/call-operation.ts'
import { createPageTokens } from '../wire/protocol/page-token.ts'
import { type Admission, type Admitted, admitCaller, admitHost } from './admit.ts'
import { createToolBridge } from './call-tool.ts'
import type { Route } from './define-route.ts'
import { Download, downloadReply } from './download.ts'
import { openApiDocument } from './openapi.ts'
import { ApiProblem, jsonReply, problemOf, problemReply, textReply } from './problem.ts'
import { readBytes, readJson } from './read-body.ts'
import { type Place, readCall, readPlace } from './read-call.ts'
import { routes } from './routes.ts'

export interface ApiOptions extends Admission {
  readonly db: ToolContext['db']
  /** Seals page tokens and the secrets of access keys; 32 bytes. */
  readonly pageSecret: Uint8Array
  /** Makes the reviews that are started here. */
  readonly runs: RunQueue
  /** The operations of AWS's API, which `/api/tool` calls. */
  readonly operations: Operations
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Gets what is a bug; whoever asked learns nothing of it. */
  readonly onError: (error: unknown, call: { readonly operation: string }) => void
}

interface Env {
  readonly Variables: { admitted: Admitted }
}

/** The API of the console and of whoever wants what the wire cannot say, below `/api`. */
export function createApi(options: ApiOptions): (request: Request) => Promise<Response> {
  const app = new Hono<Env>({ strict: true })
  app.use('*', async (c, next) => {
    admitHost(c.req.raw, options)
    if (c.req.path !== '/api/openapi.json') c.set('admitted', await admitCaller(c.req.raw, options))
    await next()
  })
  app.get('/api/openapi.json', () => jsonReply(200, openApiDocument()))
  addTool(app, options)
  for (const route of routes) addRoute(app, options, route)
  app.notFound((c) => problemReply(nothingHere(c)))
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem !== undefined) return problemReply(problem)
    options.onError(error, { operation: nameOf(c.req.path) })
    return problemReply(new ApiProblem(500, 'internal', 'Something went wrong in the server.'))
  })
  return async (request) => app.fetch(request)
}

function addRoute(app: Hono<Env>, options: ApiOptions, route: Route): void {
  const tokens = createPageTokens(options.pageSecret)
  app.on(route.method, route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const admitted = c.get('admitted')
    if (route.method !== 'GET') admitted.admitWrite()
    const parameters = readParameters(c)
    const search = new URL(c.req.url).searchParams
    const { query, page, ...place } = readCall(route, parameters, search, admitted, tokens)
    const context = contextOf(options, admitted, place, page)
    const body = await readBody(route, c.req.raw)
    const services = { master: options.pageSecret, runs: options.runs }
    const answer = await route.answer({ ...context, ...services }, parameters, query, body)
    return answer instanceof Download ? downloadReply(answer) : jsonReply(200, answer)
  })
}

async function readBody({ body, upload }: Route, request: Request): Promise<unknown> {
  if (upload !== undefined) return readBytes(request, upload)
  return body === undefined ? undefined : readJson(request)
}

/** `POST /api/tool/{Operation}`: any operation of AWS's API, its whole input in the body. */
function addTool(app: Hono<Env>, options: ApiOptions): void {
  const tool = createToolBridge(options.operations)
  app.post('/api/tool/:operation', async (c) => {
    const admitted = c.get('admitted')
    const operation = c.req.param('operation')
    if (!tool.isRead(operation)) admitted.admitWrite()
    const place = readPlace(new URL(c.req.url).searchParams, admitted)
    const input = await readJson(c.req.raw)
    const context = contextOf(options, admitted, place)
    return textReply(200, await tool.call(operation, input, context))
  })
}

function contextOf(
  { db, clock }: ApiOptions,
  admitted: Admitted,
  place: Place,
  page?: Page,
): ToolContext {
  return userContext(db, { ...admitted, ...place }, clock(), page)
}

function readParameters(c: Context): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries<string>(c.req.param()))
}

function nothingHere(c: Context): ApiProblem {
  const methods = routesAt(c.req.path).map(({ method }) => method)
  if (methods.length === 0)
    return new ApiProblem(404, 'no-route', 'There is nothing here; see /api/openapi.json.')
  return new ApiProblem(405, 'method-not-allowed', `Use ${methods.join(' or ')} here.`)
}

/** The route of a failed call; never what was sent. */
function nameOf(path: string): string {
  const [route] = routesAt(path)
  return `api ${route?.name ?? (path.startsWith('/api/tool/') ? 'tool' : 'unknown')}`
}

function routesAt(at: string): readonly Route[] {
  return routes.filter(({ path }) =>
    new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(at),
  )
}
