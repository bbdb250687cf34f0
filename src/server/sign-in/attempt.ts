import {
  type Attempt,
  countAttempts,
  countFactor,
  forgiveAddress,
  forgiveAttempts,
  forgiveFactors,
} from '../../app/users/attempts.ts'
import { completeSignIn, type SignIn } from '../../app/users/complete-sign-in.ts'
import { endSession, findSession } from '../../app/users/sessions.ts'
import { ApiProblem } from '../api/problem.ts'
import { dropCookie, readCookie, setCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { showHeld } from './show-session.ts'
import { replyWith, type Visit } from './visit.ts'

/** The one answer to everything that is wrong: it says nothing of who exists. */
export function signInFailed(): ApiProblem {
  return new ApiProblem(401, 'sign-in-failed', 'The name, the password or the code is wrong.')
}

/** Too many attempts, and when the next may be made. */
export class TooManyAttempts extends ApiProblem {
  /** Milliseconds. */
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super(429, 'too-many-attempts', 'Too many attempts to sign in; try again later.')
    this.retryAfter = retryAfter
  }
}

/** Counts an attempt before it is checked. @throws TooManyAttempts */
export async function requireAttempt(
  { client, now }: Visit,
  { db }: SignInOptions,
  name?: string,
): Promise<void> {
  const wait = await countAttempts(db, attemptOf(client.address, name), now)
  if (wait > 0) throw new TooManyAttempts(wait)
}

/** Counts a second factor before it is checked. @throws TooManyAttempts */
export async function requireFactorAttempt(
  { now }: Visit,
  { db }: SignInOptions,
  user: string,
): Promise<void> {
  const wait = await countFactor(db, user, now)
  if (wait > 0) throw new TooManyAttempts(wait)
}

/** Requests of one sign-in that `requireAttempt` counts for the address. */
const counted = { password: 1, link: 1, passkey: 2, oidc: 2 } as const

/**
 * Ends a sign-in: a new session under a new token. The session that the browser had before ends, whoever's it was, so
 * that nobody can slip one in (session fixation).
 * @returns `Set-Cookie`s and the token; `undefined` when the proof does not hold
 */
export async function startSessionFor(
  visit: Visit,
  options: SignInOptions,
  given: Pick<SignIn, 'user' | 'how' | 'prove'>,
): Promise<{ readonly token: string; readonly cookies: readonly string[] } | undefined> {
  const { client, now, site, request } = visit
  const token = await completeSignIn(options.db, { ...given, client, now })
  if (token === undefined) return undefined
  await forgiveAddress(options.db, client.address, counted[given.how])
  const before = readCookie(request, 'plinth_session')
  if (before !== undefined) await endSession(options.db, before)
  return {
    token,
    cookies: [setCookie('plinth_session', token, site), dropCookie('plinth_step', site)],
  }
}

/** The same, with the reply that shows the session. @throws ApiProblem when the proof does not hold */
export async function signInAs(
  visit: Visit,
  options: SignInOptions,
  given: Pick<SignIn, 'user' | 'how' | 'prove'> & { readonly name?: string },
): Promise<Response> {
  const started = await startSessionFor(visit, options, given)
  if (started === undefined) throw signInFailed()
  const { db } = options
  await forgiveFactors(db, given.user)
  if (given.name !== undefined)
    await forgiveAttempts(db, attemptOf(visit.client.address, given.name))
  const live = await findSession(db, started.token, visit.now, false)
  if (live === undefined) throw signInFailed()
  const shown = await showHeld(visit, options, { ...live, token: started.token })
  return replyWith(shown, started.cookies)
}

function attemptOf(address: string, name?: string): Attempt {
  return { address, ...(name !== undefined && { name }) }
}
