import type { ServeConsole } from './console/serve-console.ts'
import { isSignInPath } from './sign-in/create-sign-in.ts'
import type { Peer } from './sign-in/visit.ts'
import type { Dispatch } from './wire/dispatch.ts'

export interface FallBackParts {
  readonly api: (request: Request) => Promise<Response>
  readonly signIn: (request: Request, peer: Peer) => Promise<Response>
  readonly events: (request: Request) => Promise<Response>
  readonly console: ServeConsole
  readonly dispatch: Dispatch
}

/**
 * Serves what is not signed: sign-in, events and the rest of `/api`, the console, and anything else by the dispatcher,
 * which refuses it in the words that AWS clients know. A body without a signature is not read there.
 */
export function fallBack({
  api,
  signIn,
  events,
  console,
  dispatch,
}: FallBackParts): (request: Request, peer: Peer) => Promise<Response> {
  return async (request, peer) => {
    const { pathname, search } = new URL(request.url)
    if (isSignInPath(pathname)) return signIn(request, peer)
    if (pathname === '/api/events' && request.method === 'GET') return events(request)
    if (pathname === '/api' || pathname.startsWith('/api/')) return api(request)
    const page = console(request)
    if (page !== undefined) return page
    const { status, headers, body } = await dispatch({
      method: request.method,
      target: `${pathname}${search}`,
      headers: new Map(request.headers),
      body: new Uint8Array(),
    })
    return new Response(Uint8Array.from(body), { status, headers })
  }
}
