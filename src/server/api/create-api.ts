import { type Context, Hono } from 'hono'
import { operatorContext } from '../../app/tool/command-context.ts'
import type { ToolContext } from '../../app/tool/context.ts'
import { createPageTokens } from '../wire/protocol/page-token.ts'
import { type Admission, admitHost, admitToken } from './admit.ts'
import type { Route } from './define-route.ts'
import { openApiDocument } from './openapi.ts'
import { ApiProblem, jsonReply, problemOf, problemReply } from './problem.ts'
import { readCall } from './read-call.ts'
import { routes } from './routes.ts'

export interface ApiOptions extends Admission {
  readonly db: ToolContext['db']
  /** Seals page tokens; at least 32 bytes. */
  readonly pageSecret: Uint8Array
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  /** Gets what is a bug; whoever asked learns nothing of it. */
  readonly onError: (error: unknown, call: { readonly operation: string }) => void
}

/** The API for what the wire cannot say, below `/api`: reads only, JSON only. */
export function createApi(options: ApiOptions): (request: Request) => Promise<Response> {
  const tokens = createPageTokens(options.pageSecret)
  const app = new Hono({ strict: true })
  app.use('*', async (c, next) => {
    admitHost(c.req.raw, options)
    if (c.req.method !== 'GET')
      throw new ApiProblem(405, 'method-not-allowed', 'This API is only read: use GET.')
    if (c.req.path !== '/api/openapi.json') admitToken(c.req.raw, options)
    await next()
  })
  app.get('/api/openapi.json', () => jsonReply(200, openApiDocument()))
  for (const route of routes)
    app.get(route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const parameters = readParameters(c)
      const { query, page, ...place } = readCall(
        route,
        parameters,
        new URL(c.req.url).searchParams,
        tokens,
      )
      const caller = { ...place, name: 'plinth-api' }
      const context = operatorContext(options.db, caller, options.clock(), page)
      return jsonReply(200, await route.answer(context, parameters, query))
    })
  app.notFound(() =>
    problemReply(new ApiProblem(404, 'no-route', 'There is nothing here; see /api/openapi.json.')),
  )
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem !== undefined) return problemReply(problem)
    options.onError(error, { operation: nameOf(c) })
    return problemReply(new ApiProblem(500, 'internal', 'Something went wrong in the server.'))
  })
  return async (request) => app.fetch(request)
}

function readParameters(c: Context): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries<string>(c.req.param()))
}

/** The route of a failed call; never what was sent. */
function nameOf(c: Context): string {
  const matched: Route | undefined = routes.find(({ path }) => {
    const form = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return form.test(c.req.path)
  })
  return `api ${matched?.name ?? 'unknown'}`
}
