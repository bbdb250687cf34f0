import { createHash, timingSafeEqual } from 'node:crypto'
import type { Role } from '../../app/tool/context.ts'
import { ApiProblem } from './problem.ts'

/** Who calls the API, as proven by what the request carries. */
export interface Admitted {
  /** The account that the caller belongs to. Absent: any, as the request says. */
  readonly account?: string
  /** Region that is meant where the request names none. */
  readonly region?: string
  /** Name of the user: letters, digits and `+=,.@_-`. */
  readonly name: string
  readonly role: Role
  /** ARNs of the organization and the units that the account is in. */
  readonly memberOf?: readonly string[]
  /** What let the caller in, for the audit; the name where it has no id. */
  readonly keyId?: string
  /** Refuses a write that a page of another site could have caused. @throws ApiProblem */
  readonly admitWrite: () => void
}

/**
 * Proves who sent a request.
 * @returns undefined where the request carries nothing of this kind
 * @throws ApiProblem where what it carries is wrong or expired
 */
export type Admit = (request: Request) => Promise<Admitted | undefined>

export interface Admission {
  /** Ways to prove who one is, the first that knows the request decides. */
  readonly admit: readonly Admit[]
  /** Lower-case names, without port, under which the server may be called; IPv6 in brackets. */
  readonly hosts: ReadonlySet<string>
}

/** Names of this machine as it calls itself. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Refuses what a page of another site could send: a name that was rebound to this address, or another origin.
 * @throws ApiProblem
 */
export function admitHost(request: Request, { hosts }: Pick<Admission, 'hosts'>): void {
  const host = request.headers.get('host')?.toLowerCase() ?? ''
  if (!hosts.has(host.replace(/:\d{1,5}$/, '')))
    throw new ApiProblem(403, 'host-refused', 'The server is not known by the name in Host.')
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== `http://${host}` && origin !== `https://${host}`)
    throw new ApiProblem(403, 'origin-refused', 'Pages of other origins may not call this API.')
}

/** Who the request comes from. @throws ApiProblem where nobody knows it */
export async function admitCaller(
  request: Request,
  { admit }: Pick<Admission, 'admit'>,
): Promise<Admitted> {
  for (const way of admit) {
    const admitted = await way(request)
    if (admitted !== undefined) return admitted
  }
  throw new ApiProblem(
    401,
    'token-missing',
    'Sign in, or send the header Authorization: Bearer TOKEN.',
  )
}

/** Admits whoever has the token, with all rights in any account: pages of other sites cannot send the header. */
export function admitToken(token: string): Admit {
  const right = digest(token)
  return async (request) => {
    const header = request.headers.get('authorization') ?? ''
    const [, given] = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(header) ?? []
    if (given === undefined) return undefined
    // Digests have one length, so that the time of the comparison says nothing of the token.
    if (!timingSafeEqual(digest(given), right))
      throw new ApiProblem(
        401,
        'token-wrong',
        'The token is not that of this server; it is new with every start.',
      )
    return { name: 'plinth-api', role: 'admin', admitWrite: () => undefined }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
