import { grantsOf } from '../../../app/users/oidc-settings.ts'
import { userOfIdentity } from '../../../app/users/oidc-user.ts'
import { beginStep, endStep } from '../../../app/users/steps.ts'
import { requireAttempt, startSessionFor } from '../attempt.ts'
import { dropCookie, readCookie, setCookie } from '../cookies.ts'
import type { SignInOptions } from '../options.ts'
import { redirect, safePath } from '../redirect.ts'
import type { Visit } from '../visit.ts'
import type { OidcChecks, OidcSignIn } from './oidc-sign-in.ts'

const callbackPath = '/api/session/oidc/callback'

/** `GET /api/session/oidc/begin?to=/path`: sends the browser to the identity provider. */
export async function beginOidc(visit: Visit, options: SignInOptions): Promise<Response> {
  const { oidc, db, onError } = options
  if (oidc === undefined) return refuse(visit, 'oidc-off')
  await requireAttempt(visit, options)
  const to = safePath(new URL(visit.request.url).searchParams.get('to'))
  try {
    const { url, checks } = await oidc.begin(`${visit.site.origin}${callbackPath}`)
    const token = await beginStep(db, 'oidc', { ...checks, to }, visit.now)
    return redirect(url, [setCookie('plinth_oidc', token, visit.site)])
  } catch (error) {
    onError(error, { operation: 'oidc begin' })
    return refuse(visit, 'oidc-unreachable')
  }
}

/** `GET /api/session/oidc/callback`: the browser is back. Whatever it brings, this sign-in is used up. */
export async function finishOidc(visit: Visit, options: SignInOptions): Promise<Response> {
  const { oidc, db } = options
  if (oidc === undefined) return refuse(visit, 'oidc-off')
  await requireAttempt(visit, options)
  const cookie = readCookie(visit.request, 'plinth_oidc')
  const { state, nonce, verifier, to } = (await endStep(db, cookie, 'oidc', visit.now)) ?? {}
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof verifier !== 'string')
    return refuse(visit, 'oidc-expired')
  const identity = await identify(visit, options, oidc, { state, nonce, verifier })
  if (typeof identity === 'string') return refuse(visit, identity)
  const grants = grantsOf(identity.groups, oidc.roles)
  if (grants.length === 0) return refuse(visit, 'no-role')
  const actor = { principal: identity.issuer, at: visit.now }
  const user = await userOfIdentity(db, identity, grants, actor)
  // The provider says anew at every sign-in what somebody may do.
  const prove = ({ data }: typeof user) => ({ ...data, grants: [...grants] })
  const started = await startSessionFor(visit, options, { user: user.id, how: 'oidc', prove })
  if (started === undefined) return refuse(visit, 'sign-in-failed')
  const target = safePath(typeof to === 'string' ? to : undefined)
  return redirect(target, [...started.cookies, dropCookie('plinth_oidc', visit.site)])
}

async function identify(
  { request, site }: Visit,
  { onError }: SignInOptions,
  oidc: OidcSignIn,
  checks: OidcChecks,
) {
  const callback = new URL(`${site.origin}${callbackPath}${new URL(request.url).search}`)
  try {
    return await oidc.finish(callback, checks)
  } catch (error) {
    if (callback.searchParams.get('error') === 'access_denied') return 'oidc-denied'
    onError(error, { operation: 'oidc callback' })
    return 'oidc-failed'
  }
}

function refuse({ site }: Visit, problem: string): Response {
  return redirect(`/sign-in?problem=${problem}`, [dropCookie('plinth_oidc', site)])
}
