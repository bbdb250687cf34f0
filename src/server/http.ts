import { getRequestListener } from '@hono/node-server'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSigned } from './auth/read-signature.ts'
import { readRawRequest } from './read-raw-request.ts'
import type { Peer } from './sign-in/visit.ts'
import type { Dispatch } from './wire/dispatch.ts'
import { WireError, writeError } from './wire/protocol/wire-error.ts'
import type { RawResponse } from './wire/raw-message.ts'

export interface HttpOptions {
  /** Serves what is signed for AWS. */
  readonly dispatch: Dispatch
  /** Serves everything else: the console and its API. Without one, unsigned requests go to `dispatch`, which refuses them. */
  readonly fallback?: (request: Request, peer: Peer) => Response | Promise<Response>
  /** Answers `GET /healthz`; a rejection or `false` is 503. */
  readonly healthy?: () => Promise<boolean>
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Default 7070; 0 takes any free port. */
  readonly port?: number
  /** Signed requests served at a time; more are answered with 429. Default 256. */
  readonly maxInFlight?: number
  /** Gets what went wrong where no answer could be given any more. */
  readonly onError: (error: unknown) => void
}

export interface RunningServer {
  /** `http://127.0.0.1:7070`. */
  readonly url: string
  /** Takes no new requests, waits for the running ones, then cuts what is left after `graceMs` (default 10 s). */
  readonly close: (graceMs?: number) => Promise<void>
}

/** Largest head of a request: session tokens and presigned queries are long. */
const maxHeaderBytes = 64 * 1024

/** Listens; rejects when it cannot, e.g. because the port is taken. */
export async function startHttp(options: HttpOptions): Promise<RunningServer> {
  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
    },
    createListener(options),
  )
  // A kept-alive connection whose last answer went out while closing would hold the server open.
  server.on('request', (_, outgoing: ServerResponse) => {
    outgoing.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections())
    })
  })
  const { host = '127.0.0.1', port = 7070 } = options
  await listen(server, port, host)
  const address = server.address()
  return {
    url: urlOf(address, host),
    close: (graceMs = 10_000) => closeGracefully(server, graceMs),
  }
}

function createListener(options: HttpOptions) {
  const { fallback, maxInFlight = 256 } = options
  const serveOther =
    fallback === undefined
      ? undefined
      : getRequestListener((request, { incoming }) =>
          fallback(request, { address: incoming.socket.remoteAddress ?? '' }),
        )
  let inFlight = 0
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (incoming.method === 'GET' && incoming.url === '/healthz') {
      void answerHealth(options, outgoing)
    } else if (serveOther !== undefined && !signed(incoming)) {
      void serveOther(incoming, outgoing)
    } else if (inFlight >= maxInFlight) {
      send(outgoing, refuse(429, 'ThrottlingException', 'Too many requests at a time.'))
      incoming.resume()
    } else {
      inFlight++
      void serve(options, incoming, outgoing).finally(() => inFlight--)
    }
  }
}

function signed(incoming: IncomingMessage): boolean {
  const { authorization } = incoming.headers
  return isSigned({
    target: incoming.url ?? '/',
    headers: new Map(authorization === undefined ? [] : [['authorization', authorization]]),
  })
}

async function serve(
  options: HttpOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  try {
    const request = await readRawRequest(incoming)
    if (request === 'too-large') {
      outgoing.setHeader('connection', 'close')
      send(
        outgoing,
        refuse(413, 'RequestEntityTooLargeException', 'The request body is over 6 MB.'),
      )
      incoming.resume()
    } else if (request === 'ambiguous')
      send(outgoing, refuse(400, 'BadRequestException', 'A header is given more than once.'))
    else send(outgoing, await options.dispatch(request))
  } catch (error) {
    if (!incoming.readableAborted) options.onError(error)
    outgoing.destroy()
  }
}

function refuse(status: number, type: string, message: string): RawResponse {
  return writeError(new WireError(status, type, message), crypto.randomUUID())
}

function send(outgoing: ServerResponse, { status, headers, body }: RawResponse): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length })
  outgoing.end(body)
}

async function answerHealth({ healthy }: HttpOptions, outgoing: ServerResponse): Promise<void> {
  const ok = healthy === undefined || (await healthy().catch(() => false))
  send(outgoing, {
    status: ok ? 200 : 503,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: new TextEncoder().encode(JSON.stringify({ status: ok ? 'ok' : 'unavailable' })),
  })
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}

function closeGracefully(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
