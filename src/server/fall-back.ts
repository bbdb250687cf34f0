import type { Dispatch } from './wire/dispatch.ts'

/**
 * Serves what is not signed: `/api` by the API, anything else by the dispatcher, which refuses it in the words that
 * AWS clients know. A body without a signature is not read.
 */
export function fallBack(
  api: (request: Request) => Promise<Response>,
  dispatch: Dispatch,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    if (pathname === '/api' || pathname.startsWith('/api/')) return api(request)
    const { status, headers, body } = await dispatch({
      method: request.method,
      target: `${pathname}${search}`,
      headers: new Map(request.headers),
      body: new Uint8Array(),
    })
    return new Response(Uint8Array.from(body), { status, headers })
  }
}
