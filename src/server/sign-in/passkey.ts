import {
  type AuthenticationResponseJSON,
  passkeyRequestOptions,
  userOfPasskey,
  verifyPasskey,
} from '../../app/users/passkeys.ts'
import { beginStep, endStep, readStep } from '../../app/users/steps.ts'
import { findUser } from '../../app/users/users.ts'
import { ApiProblem } from '../api/problem.ts'
import { requireAttempt, signInAs, signInFailed } from './attempt.ts'
import { addCookies, readBody, replyWith, type Visit } from './visit.ts'
import { dropCookie, readCookie, setCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { bodies } from './schemas.ts'
import { takesPasskeys } from './site.ts'

/** `POST /api/session/passkey/begin`: what the browser asks its passkeys for. */
export async function beginPasskey(visit: Visit, options: SignInOptions): Promise<Response> {
  await readBody(visit, bodies.nothing)
  await requireAttempt(visit, options)
  const { db } = options
  const waiting = readCookie(visit.request, 'plinth_step')
  const step = await readStep(db, waiting, 'second-factor', visit.now)
  const user = await findUser(db, step?.['user'])
  const wanted = await passkeyRequestOptions(passkeySite(visit), user)
  const data = { challenge: wanted.challenge, ...(user !== undefined && { user: user.id }) }
  const token = await beginStep(db, 'passkey', data, visit.now)
  return replyWith(wanted, [setCookie('plinth_challenge', token, visit.site)])
}

/** `POST /api/session/passkey/finish`: a passkey signs in, alone or after the password: it checks who uses it. */
export async function finishPasskey(visit: Visit, options: SignInOptions): Promise<Response> {
  const { response } = await readBody(visit, bodies.passkey)
  await requireAttempt(visit, options)
  const { db } = options
  const token = readCookie(visit.request, 'plinth_challenge')
  const step = await endStep(db, token, 'passkey', visit.now)
  const challenge = step?.['challenge']
  // The schema holds what the check reads of it.
  const answer = response as AuthenticationResponseJSON
  const user = await findUser(db, step?.['user'] ?? userOfPasskey(answer))
  if (typeof challenge !== 'string' || user === undefined) throw signInFailed()
  const prove = await verifyPasskey(user, answer, challenge, passkeySite(visit), visit.now)
  if (prove === undefined) throw signInFailed()
  const reply = await signInAs(visit, options, { user: user.id, how: 'passkey', prove })
  return addCookies(reply, [dropCookie('plinth_challenge', visit.site)])
}

/** The site that passkeys belong to. @throws ApiProblem where browsers allow none */
export function passkeySite({ site }: Visit): { readonly rpId: string; readonly origin: string } {
  if (!takesPasskeys(site))
    throw new ApiProblem(
      400,
      'passkey-needs-name',
      'Passkeys need a name in the address: open the console as localhost or by its name.',
    )
  return { rpId: site.name, origin: site.origin }
}
