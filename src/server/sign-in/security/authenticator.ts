import { changeSecurity } from '../../../app/users/change-security.ts'
import { answerStep, beginStep, endStep } from '../../../app/users/steps.ts'
import { newTotpSecret, openTotp, sealTotp, totpStep, totpUri } from '../../../app/users/totp.ts'
import { dropCookie, readCookie, setCookie } from '../cookies.ts'
import type { SignInOptions } from '../options.ts'
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

/** `POST /api/session/security/totp/begin`: a secret for an authenticator app, not in force yet. */
export async function beginTotp(visit: Visit, options: SignInOptions): Promise<Response> {
  const { user } = await requireFresh(visit, options)
  await readBody(visit, bodies.nothing)
  const secret = newTotpSecret()
  const { sealed } = sealTotp(user, secret, 0, options.master)
  const data = { user: user.id, sealed }
  const token = await beginStep(options.db, 'new-totp', data, visit.now)
  const cookie = setCookie('plinth_challenge', token, visit.site)
  return replyWith({ secret, uri: totpUri(secret, user.name) }, [cookie])
}

/** `POST /api/session/security/totp/finish`: a first code proves that the app has the secret. */
export async function finishTotp(visit: Visit, options: SignInOptions): Promise<Response> {
  const { user } = await requireFresh(visit, options)
  const { code } = await readBody(visit, bodies.code)
  const { db, master } = options
  const token = readCookie(visit.request, 'plinth_challenge')
  const step = await answerStep(db, token, 'new-totp', visit.now)
  const sealed = step?.['user'] === user.id ? step['sealed'] : undefined
  const secret = typeof sealed === 'string' ? openTotp(user, sealed, master) : undefined
  const used = secret === undefined ? undefined : totpStep(secret, code, visit.now)
  if (secret === undefined || used === undefined) throw notProven()
  await endStep(db, token, 'new-totp', visit.now)
  const made = firstRecoveryCodes(user)
  const totp = sealTotp(user, secret, used, master)
  await changeSecurity(db, user, 'AddAuthenticator', visit.now, (data) =>
    withRecovery({ ...data, totp }, made),
  )
  return replyWith({ recoveryCodes: made?.codes }, [dropCookie('plinth_challenge', visit.site)])
}

/** `DELETE /api/session/security/totp`. */
export async function dropTotp(visit: Visit, options: SignInOptions): Promise<Response> {
  const held = await requireFresh(visit, options)
  const user = await changeSecurity(
    options.db,
    held.user,
    'RemoveAuthenticator',
    visit.now,
    ({ totp, ...rest }) => (totp === undefined ? undefined : withoutIdleRecovery(rest)),
  )
  if (user === undefined) throw notThere()
  return replyWith(await showSecurity(visit, options, { ...held, user }))
}
