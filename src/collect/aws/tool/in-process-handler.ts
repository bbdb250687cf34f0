/** A request as a server receives it; the target is percent-encoded. */
export interface ServedRequest {
  readonly method: string
  readonly target: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

export interface ServedResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type Serve = (request: ServedRequest) => Promise<ServedResponse>

/** What the SDK passes to its request handler. */
interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

interface SdkResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/**
 * A request handler for AWS SDK clients that serves every request by a function: real clients without a socket.
 * The target is composed as `NodeHttpHandler` composes it.
 */
export function inProcessHandler(serve: Serve) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: async (request: SdkRequest): Promise<{ response: SdkResponse }> => {
      const { status, headers, body } = await serve(toServed(request))
      return { response: { statusCode: status, headers: { ...headers }, body } }
    },
  }
}

function toServed(request: SdkRequest): ServedRequest {
  const query = writeQuery(request.query ?? {})
  return {
    method: request.method,
    target: query === '' ? request.path : `${request.path}?${query}`,
    headers: new Map(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: toBytes(request.body),
  }
}

function writeQuery(query: Readonly<Record<string, string | string[] | null>>): string {
  return Object.keys(query)
    .toSorted()
    .flatMap((name) => {
      const value = query[name] ?? ''
      return [value].flat().map((each) => `${escape(name)}=${escape(each)}`)
    })
    .join('&')
}

function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return new TextEncoder().encode(typeof body === 'string' ? body : '')
}
