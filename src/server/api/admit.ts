import { createHash, timingSafeEqual } from 'node:crypto'
import { ApiProblem } from './problem.ts'

export interface Admission {
  /** Who has it may do everything. */
  readonly token: string
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

/** Refuses who does not have the token. @throws ApiProblem */
export function admitToken(request: Request, { token }: Pick<Admission, 'token'>): void {
  const given = /^Bearer ([\w.~+/-]{1,512}=*)$/i.exec(request.headers.get('authorization') ?? '')
  if (given === null)
    throw new ApiProblem(401, 'token-missing', 'Send the header Authorization: Bearer TOKEN.')
  // Digests have one length, so that the time of the comparison says nothing of the token.
  if (!timingSafeEqual(digest(given[1] ?? ''), digest(token)))
    throw new ApiProblem(
      401,
      'token-wrong',
      'The token is not that of this server; it is new with every start.',
    )
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
