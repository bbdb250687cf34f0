import { Hono } from 'hono'
import { PlinthError } from '../../model/diagnostic.ts'
import { admitHost } from '../api/admit.ts'
import { ApiProblem, problemOf, problemReply } from '../api/problem.ts'
import { TooManyAttempts } from './attempt.ts'
import { byLink } from './link.ts'
import { beginOidc, finishOidc } from './oidc/routes.ts'
import type { SignInOptions } from './options.ts'
import { beginPasskey, finishPasskey } from './passkey.ts'
import { byPassword, byRecoveryCode, byTotp } from './password.ts'
import { beginTotp, dropTotp, finishTotp } from './security/authenticator.ts'
import { beginNewPasskey, dropPasskey, finishNewPasskey } from './security/passkeys.ts'
import {
  changePassword,
  dropSession,
  getSecurity,
  renewRecoveryCodes,
} from './security/settings.ts'
import { changePlace, getSession, signOut } from './session.ts'
import { type Peer, refuseOtherSites, type Visit, visitOf } from './visit.ts'

interface Env {
  readonly Bindings: Peer
  readonly Variables: { visit: Visit }
}

type Answer = (visit: Visit, options: SignInOptions) => Promise<Response>

/** Below `/api/session`: method, path, answer. */
export const signInRoutes: readonly (readonly [method: string, path: string, answer: Answer])[] = [
  ['GET', '', getSession],
  ['POST', '/password', byPassword],
  ['POST', '/totp', byTotp],
  ['POST', '/recovery-code', byRecoveryCode],
  ['POST', '/passkey/begin', beginPasskey],
  ['POST', '/passkey/finish', finishPasskey],
  ['POST', '/sign-out', signOut],
  ['PUT', '/place', changePlace],
  ['GET', '/security', getSecurity],
  ['PUT', '/security/password', changePassword],
  ['POST', '/security/totp/begin', beginTotp],
  ['POST', '/security/totp/finish', finishTotp],
  ['DELETE', '/security/totp', dropTotp],
  ['POST', '/security/passkeys/begin', beginNewPasskey],
  ['POST', '/security/passkeys/finish', finishNewPasskey],
  ['POST', '/security/recovery-codes', renewRecoveryCodes],
  ['DELETE', '/security/sessions', (visit, options) => dropSession(visit, options, undefined)],
]

/** Whether a path is served here. */
export function isSignInPath(path: string): boolean {
  return (
    path === '/api/session' || path.startsWith('/api/session/') || path.startsWith('/sign-in/link/')
  )
}

/** Sign-in, sign-out and what belongs to it: `/api/session…` and one-time links. */
export function createSignIn(
  options: SignInOptions,
): (request: Request, peer: Peer) => Promise<Response> {
  const app = new Hono<Env>({ strict: true })
  app.use('*', async (c, next) => {
    admitHost(c.req.raw, options)
    c.set('visit', visitOf(c.req.raw, c.env, options))
    requireTls(c.get('visit'))
    await next()
  })
  // A browser comes to these by a link or from the provider, which is another site.
  app.get('/sign-in/link/:token', (c) => byLink(c.get('visit'), options, c.req.param('token')))
  app.get('/api/session/oidc/begin', (c) => beginOidc(c.get('visit'), options))
  app.get('/api/session/oidc/callback', (c) => finishOidc(c.get('visit'), options))
  app.use('*', async (c, next) => {
    refuseOtherSites(c.req.raw)
    await next()
  })
  for (const [method, path, answer] of signInRoutes)
    app.on(method, `/api/session${path}`, (c) => answer(c.get('visit'), options))
  app.delete('/api/session/security/passkeys/:id', (c) =>
    dropPasskey(c.get('visit'), options, c.req.param('id')),
  )
  app.delete('/api/session/security/sessions/:id', (c) =>
    dropSession(c.get('visit'), options, c.req.param('id')),
  )
  app.notFound(() => problemReply(new ApiProblem(404, 'no-route', 'There is nothing here.')))
  app.onError((error) => explain(error, options))
  return async (request, peer) => app.fetch(request, peer)
}

/** Passwords and cookies do not go over plain HTTP, except on this machine. */
function requireTls({ request, site }: Visit): void {
  if (site.secure && request.headers.get('origin')?.startsWith('http:') === true)
    throw new ApiProblem(
      403,
      'needs-tls',
      'Sign-in needs HTTPS: put a proxy with TLS in front, or open the console on its own machine.',
    )
}

function explain(error: unknown, { onError }: SignInOptions): Response {
  const problem = problemOf(error) ?? problemOfUser(error)
  if (problem === undefined) {
    onError(error, { operation: 'sign-in' })
    return problemReply(new ApiProblem(500, 'internal', 'Something went wrong in the server.'))
  }
  const reply = problemReply(problem)
  if (problem instanceof TooManyAttempts)
    reply.headers.set('retry-after', String(Math.ceil(problem.retryAfter / 1000)))
  return reply
}

/** What is wrong with a user or a password, e.g. that it is too short. */
function problemOfUser(error: unknown): ApiProblem | undefined {
  if (!(error instanceof PlinthError) || !error.diagnostic.code.startsWith('users-'))
    return undefined
  return new ApiProblem(400, error.diagnostic.code, error.message)
}
