import {
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import { cborError } from './cbor-error.ts'

/** What the proxy knows of a call before it answers. */
export interface ProxiedCall {
  /** From the signature: `s3`, `ec2`, `iam`. */
  readonly service: string
  /** `GetCallerIdentity` where the protocol names it; for REST the method and URL: `GET /bucket?policy=`. */
  readonly operation: string
  readonly region: string
  readonly body: string
}

export type Fault =
  /** The service's own way to say that access is denied. */
  | 'deny'
  | 'throttle'
  /** A 500 in the service's own shape. */
  | 'error'
  /** A page of some proxy or unimplemented route, with status 404. */
  | 'html-404'
  /** The real answer, cut in the middle, with the connection closed properly. */
  | 'truncate'
  /** The connection breaks before an answer. */
  | 'reset'
  /** No answer, ever. */
  | 'hang'

/** An answer of a call that the server behind does not speak. */
export interface Reply {
  readonly reply: string
  /** 200 by default. */
  readonly status?: number
}

export interface Rule {
  readonly match: (call: ProxiedCall) => boolean
  readonly fault: Fault | Reply
  /** How often; for ever by default. */
  times?: number
}

export interface FaultProxy {
  readonly endpoint: string
  readonly rules: Rule[]
  readonly calls: ProxiedCall[]
  stop(): Promise<void>
}

/** A reverse proxy that breaks the calls that its rules match and passes on the others. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const rules: Rule[] = []
  const calls: ProxiedCall[] = []
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      const call = describeCall(incoming, body.toString('latin1'))
      calls.push(call)
      const rule = rules.find((rule) => rule.times !== 0 && rule.match(call))
      if (rule?.times !== undefined) rule.times--
      respond(rule?.fault, { call, incoming, body, target }, answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no address')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    rules,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Exchange {
  readonly call: ProxiedCall
  readonly incoming: IncomingMessage
  readonly body: Buffer
  readonly target: string
}

function describeCall(incoming: IncomingMessage, body: string): ProxiedCall {
  const scope = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(
    incoming.headers.authorization ?? '',
  )
  const target = incoming.headers['x-amz-target']
  const rpc = /\/operation\/(\w+)$/.exec(incoming.url ?? '')?.[1]
  const operation =
    (typeof target === 'string' ? target.split('.').at(-1) : undefined) ??
    rpc ??
    new URLSearchParams(body).get('Action') ??
    `${incoming.method} ${incoming.url}`
  return { service: scope?.[2] ?? '', region: scope?.[1] ?? '', operation, body }
}

function respond(
  fault: Fault | Reply | undefined,
  exchange: Exchange,
  answer: ServerResponse,
): void {
  if (typeof fault === 'object') {
    answer.writeHead(fault.status ?? 200, { 'content-type': 'text/xml' })
    answer.end(fault.reply)
    return
  }
  switch (fault) {
    case 'deny':
      return fail(exchange, answer, 'AccessDenied', 403)
    case 'throttle':
      return fail(exchange, answer, 'Throttling', 400)
    case 'error':
      return fail(exchange, answer, 'InternalFailure', 500)
    case 'html-404':
      answer.writeHead(404, { 'content-type': 'text/html' })
      answer.end(
        '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>',
      )
      return
    case 'reset':
      exchange.incoming.socket.destroy()
      return
    case 'hang':
      return
    case 'truncate':
    case undefined:
      pass(exchange, answer, fault === 'truncate')
  }
}

function pass({ incoming, body, target }: Exchange, answer: ServerResponse, cut: boolean): void {
  const url = new URL(incoming.url ?? '/', target)
  const headers = { ...incoming.headers, connection: 'close' }
  const onward = forward(url, { method: incoming.method, headers }, (reply) => {
    const chunks: Buffer[] = []
    reply.on('data', (chunk: Buffer) => chunks.push(chunk))
    reply.on('end', () => {
      const all = Buffer.concat(chunks)
      const kept = cut ? all.subarray(0, Math.floor(all.length / 2)) : all
      const { 'transfer-encoding': _, ...kind } = reply.headers
      answer.writeHead(reply.statusCode ?? 502, { ...kind, 'content-length': kept.length })
      answer.end(kept)
    })
  })
  onward.on('error', () => answer.destroy())
  onward.end(body)
}

const codes: Record<string, Record<string, string>> = {
  AccessDenied: { ec2: 'UnauthorizedOperation', json: 'AccessDeniedException' },
  Throttling: { ec2: 'RequestLimitExceeded', s3: 'SlowDown', json: 'ThrottlingException' },
  InternalFailure: { ec2: 'InternalError', s3: 'InternalError', json: 'InternalServerException' },
}

/** An error in the shape of the protocol that the request speaks. */
function fail({ call, incoming }: Exchange, answer: ServerResponse, kind: string, status: number) {
  const { service } = call
  const named = (protocol: string) => codes[kind]?.[protocol] ?? kind
  const message = `${kind} by the test`
  if (incoming.headers['smithy-protocol'] === 'rpc-v2-cbor') {
    answer.writeHead(status, {
      'content-type': 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
    })
    answer.end(cborError(named('json'), message))
  } else if (service === 's3') {
    const throttled = kind === 'Throttling'
    answer.writeHead(throttled ? 503 : status, { 'content-type': 'application/xml' })
    answer.end(`<Error><Code>${named('s3')}</Code><Message>${message}</Message></Error>`)
  } else if (service === 'ec2') {
    answer.writeHead(kind === 'Throttling' ? 503 : status, { 'content-type': 'text/xml' })
    answer.end(
      `<Response><Errors><Error><Code>${named('ec2')}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
    )
  } else if (call.body.includes('Action=') || service === 'cloudfront') {
    answer.writeHead(status, { 'content-type': 'text/xml' })
    answer.end(
      `<ErrorResponse><Error><Type>Sender</Type><Code>${kind}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
    )
  } else {
    const code = named('json')
    answer.writeHead(status === 403 ? 400 : status, {
      'content-type': incoming.headers['content-type'] ?? 'application/json',
      'x-amzn-errortype': code,
    })
    answer.end(JSON.stringify({ __type: code, message }))
  }
}
