import { readOnly } from '../app/mode.ts'
import { noteReach, watchRequest } from './connection.ts'

/** What the server refused, or that it could not be reached (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  /** Stable word of the API, or AWS's error type of an operation. */
  readonly code: string
  /** The whole answer, e.g. the current state where a version moved. */
  readonly body: unknown

  constructor(status: number, code: string, message: string, body?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.body = body
  }

  /** Whether sending it again may help without a change. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export type Query = Readonly<Record<string, QueryValue>>
type QueryValue = string | number | boolean | readonly string[] | undefined

/** Milliseconds until a request counts as lost. */
const giveUpAfter = 60_000

let csrf = ''
let whenSignedOut: () => void = () => undefined

/** Sets the token that every write carries. */
export function setCsrf(token: string): void {
  csrf = token
}

/** Sets what happens when the session has ended. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener
}

/** Says that the session has ended. */
export function signedOut(): void {
  whenSignedOut()
}

/** Sends a request and gives what was answered. @throws ApiError */
export type Transport = (
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
) => Promise<unknown>

let transport: Transport = readOnly ? noServer : send

function noServer(): Promise<never> {
  return Promise.reject(new ApiError(0, 'unreachable', 'There is no server.'))
}

/** Sets who answers instead of the server: a document brings its own data. */
export function answerBy(other: Transport): void {
  transport = other
}

export const read = async <Reply>(
  path: string,
  query: Query = {},
  signal?: AbortSignal,
): Promise<Reply> =>
  (await transport('GET', `${path}${queryText(query)}`, undefined, signal)) as Reply

export const write = async <Reply>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Reply> => (await transport(method, path, body)) as Reply

/** The query of a URL, with its question mark; empty where nothing is set. Lists repeat their name. */
export function queryText(query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (isList(value)) for (const each of value) parameters.append(name, each)
    else if (value !== undefined && value !== '') parameters.append(name, String(value))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function isList(value: QueryValue): value is readonly string[] {
  return Array.isArray(value)
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  const ended = watchRequest()
  const isFile = body instanceof Blob
  const timeout = AbortSignal.timeout(giveUpAfter)
  try {
    const reply = await fetch(path, {
      method,
      credentials: 'same-origin',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      headers: {
        accept: 'application/json',
        ...(method === 'GET' ? {} : { 'x-plinth-csrf': csrf }),
        ...(body === undefined || isFile ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    })
    noteReach(reply.status < 502)
    const answer = await readAnswer(reply)
    if (reply.ok) return answer
    // Before a session is known, the frame of all pages sends whoever has none to sign in.
    if (reply.status === 401 && csrf !== '' && !path.startsWith('/api/session')) whenSignedOut()
    throw refusal(reply.status, answer)
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted === true) throw error
    noteReach(false)
    throw new ApiError(0, 'unreachable', 'The server cannot be reached.')
  } finally {
    ended()
  }
}

async function readAnswer(reply: Response): Promise<unknown> {
  const text = await reply.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function refusal(status: number, answer: unknown): ApiError {
  const { code, message } = isRecord(answer) ? answer : {}
  return new ApiError(
    status,
    typeof code === 'string' ? code : `http-${status}`,
    typeof message === 'string' ? message : `The server answered ${status}.`,
    answer,
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
