import { changeSecurity } from '../../../app/users/change-security.ts'
import {
  mostPasskeys,
  passkeyCreationOptions,
  type RegistrationResponseJSON,
  verifyNewPasskey,
} from '../../../app/users/passkeys.ts'
import { beginStep, endStep } from '../../../app/users/steps.ts'
import { ApiProblem } from '../../api/problem.ts'
import { dropCookie, readCookie, setCookie } from '../cookies.ts'
import type { SignInOptions } from '../options.ts'
import { passkeySite } from '../passkey.ts'
import { bodies } from '../schemas.ts'
import { showSecurity } from '../show-session.ts'
import { readBody, replyWith, requireFresh, type Visit } from '../visit.ts'
import {
  firstRecoveryCodes,
  notProven,
  notThere,
  withoutIdleRecovery,
  withRecovery,
} from './factors.ts'

/** `POST /api/session/security/passkeys/begin`: what the browser makes a passkey from. */
export async function beginNewPasskey(visit: Visit, options: SignInOptions): Promise<Response> {
  const { user } = await requireFresh(visit, options)
  await readBody(visit, bodies.nothing)
  if ((user.data.passkeys ?? []).length >= mostPasskeys)
    throw new ApiProblem(409, 'too-many', `A user has at most ${mostPasskeys} passkeys.`)
  const wanted = await passkeyCreationOptions(user, passkeySite(visit))
  const data = { user: user.id, challenge: wanted.challenge }
  const token = await beginStep(options.db, 'new-passkey', data, visit.now)
  return replyWith(wanted, [setCookie('plinth_challenge', token, visit.site)])
}

/** `POST /api/session/security/passkeys/finish`. */
export async function finishNewPasskey(visit: Visit, options: SignInOptions): Promise<Response> {
  const { user } = await requireFresh(visit, options)
  const { name, response } = await readBody(visit, bodies.newPasskey)
  const { db } = options
  const token = readCookie(visit.request, 'plinth_challenge')
  const step = await endStep(db, token, 'new-passkey', visit.now)
  const challenge = step?.['user'] === user.id ? step['challenge'] : undefined
  if (typeof challenge !== 'string') throw notProven()
  // The schema holds what the check reads of it.
  const answer = response as RegistrationResponseJSON
  const made = await verifyNewPasskey(answer, challenge, passkeySite(visit))
  if (made === undefined) throw notProven()
  const codes = firstRecoveryCodes(user)
  const added = await changeSecurity(db, user, 'AddPasskey', visit.now, (data) => {
    const { passkeys = [] } = data
    if (passkeys.some(({ id }) => id === made.id)) return undefined
    const passkey = { ...made, name, created: visit.now }
    return withRecovery({ ...data, passkeys: [...passkeys, passkey] }, codes)
  })
  if (added === undefined) throw notProven()
  return replyWith({ recoveryCodes: codes?.codes }, [dropCookie('plinth_challenge', visit.site)])
}

/** `DELETE /api/session/security/passkeys/{id}`. */
export async function dropPasskey(
  visit: Visit,
  options: SignInOptions,
  id: string,
): Promise<Response> {
  const held = await requireFresh(visit, options)
  const user = await changeSecurity(options.db, held.user, 'RemovePasskey', visit.now, (data) => {
    const { passkeys = [] } = data
    const left = passkeys.filter((passkey) => passkey.id !== id)
    if (left.length === passkeys.length) return undefined
    return withoutIdleRecovery({ ...data, passkeys: left })
  })
  if (user === undefined) throw notThere()
  return replyWith(await showSecurity(visit, options, { ...held, user }))
}
