import type { z } from 'zod'
import { type Client, findSession, isFresh, type LiveSession } from '../../app/users/sessions.ts'
import { csrfToken, sameText } from '../../app/users/tokens.ts'
import { ApiProblem, jsonReply } from '../api/problem.ts'
import { readBytes } from '../api/read-body.ts'
import { readCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { type Site, siteOf } from './site.ts'

/** One request with what every route of sign-in needs of it. */
export interface Visit {
  readonly request: Request
  readonly site: Site
  readonly client: Client
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Who holds the other end of the connection. */
export interface Peer {
  /** IP address. */
  readonly address: string
}

/** Largest body of a request to sign in, in bytes. */
const maxBytes = 64 * 1024

export function visitOf(
  request: Request,
  { address }: Peer,
  { clock, publicUrl }: Pick<SignInOptions, 'clock' | 'publicUrl'>,
): Visit {
  const agent = request.headers.get('user-agent')
  return {
    request,
    site: siteOf(request, publicUrl),
    client: { address, ...(agent !== null && { agent }) },
    now: clock(),
  }
}

/**
 * Refuses what a page of another site could cause. Cookies do not tell ports apart, so another port of this machine is
 * another site too; browsers say so (Fetch Metadata).
 * @throws ApiProblem
 */
export function refuseOtherSites(request: Request): void {
  const from = request.headers.get('sec-fetch-site')
  if (from === 'cross-site' || from === 'same-site')
    throw new ApiProblem(403, 'origin-refused', 'Pages of other origins may not call this API.')
}

/** The JSON body, as its schema wants it. @throws ApiProblem or z.ZodError */
export async function readBody<T extends z.ZodType>(
  { request }: Visit,
  schema: T,
): Promise<z.output<T>> {
  // A form of another site cannot send this type without asking first.
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new ApiProblem(415, 'bad-body', 'Send the body as application/json.')
  const text = new TextDecoder().decode(await readBytes(request, maxBytes))
  return schema.parse(text === '' ? {} : parse(text))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiProblem(400, 'bad-body', 'The body is not JSON.')
  }
}

/** The session of a request, with its token. */
export type Held = LiveSession & { readonly token: string }

export async function sessionOf(
  { request, now }: Visit,
  { db }: Pick<SignInOptions, 'db'>,
): Promise<Held | undefined> {
  const token = readCookie(request, 'plinth_session')
  if (token === undefined) return undefined
  const live = await findSession(db, token, now, true)
  return live === undefined ? undefined : { ...live, token }
}

/** @throws ApiProblem where nobody is signed in */
export async function requireSession(visit: Visit, options: SignInOptions): Promise<Held> {
  const held = await sessionOf(visit, options)
  if (held === undefined) throw new ApiProblem(401, 'signed-out', 'Sign in first.')
  return held
}

/** The session of a write, which must carry its token. @throws ApiProblem */
export async function requireWriter(visit: Visit, options: SignInOptions): Promise<Held> {
  const held = await requireSession(visit, options)
  requireCsrf(visit.request, held.token)
  return held
}

/** The session of a change to how its user signs in: a lately started one. @throws ApiProblem */
export async function requireFresh(visit: Visit, options: SignInOptions): Promise<Held> {
  const held = await requireWriter(visit, options)
  // A password of one's own would outlive the account at the identity provider.
  if (held.user.identity !== null)
    throw new ApiProblem(409, 'managed-elsewhere', 'Your identity provider says how you sign in.')
  if (isFresh(held, visit.now)) return held
  throw new ApiProblem(403, 'sign-in-again', 'Sign in again to change how you sign in.')
}

/** @throws ApiProblem where the token of the session does not come with the request */
export function requireCsrf(request: Request, token: string): void {
  if (!sameText(request.headers.get('x-plinth-csrf') ?? '', csrfToken(token)))
    throw new ApiProblem(
      403,
      'csrf-refused',
      'Send the header x-plinth-csrf with the token of GET /api/session.',
    )
}

/** A JSON reply that sets cookies. */
export function replyWith(body: unknown, cookies: readonly string[] = []): Response {
  return addCookies(jsonReply(200, body), cookies)
}

export function addCookies(reply: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) reply.headers.append('set-cookie', cookie)
  return reply
}
