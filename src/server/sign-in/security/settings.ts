import { changeSecurity } from '../../../app/users/change-security.ts'
import { verifyPassword } from '../../../app/users/password.ts'
import { newRecoveryCodes } from '../../../app/users/recovery-codes.ts'
import { endOtherSessions, endSessionOf } from '../../../app/users/sessions.ts'
import { hashNew } from '../../../app/users/users.ts'
import { ApiProblem } from '../../api/problem.ts'
import { requireFactorAttempt } from '../attempt.ts'
import type { SignInOptions } from '../options.ts'
import { bodies } from '../schemas.ts'
import { showSecurity } from '../show-session.ts'
import {
  readBody,
  replyWith,
  requireFresh,
  requireSession,
  requireWriter,
  type Visit,
} from '../visit.ts'
import { notThere, withRecovery } from './factors.ts'

/** `GET /api/session/security`. */
export async function getSecurity(visit: Visit, options: SignInOptions): Promise<Response> {
  return replyWith(await showSecurity(visit, options, await requireSession(visit, options)))
}

/** `PUT /api/session/security/password`: a new password; every other session of the user ends. */
export async function changePassword(visit: Visit, options: SignInOptions): Promise<Response> {
  const held = await requireFresh(visit, options)
  const { current, password } = await readBody(visit, bodies.newPassword)
  const { password: known } = held.user.data
  if (known !== undefined) {
    await requireFactorAttempt(visit, options, held.user.id)
    if (!(await verifyPassword(current ?? '', known)))
      throw new ApiProblem(400, 'not-proven', 'The present password is wrong.')
  }
  const hash = await hashNew(password, held.user.name)
  const user = await changeSecurity(options.db, held.user, 'ChangePassword', visit.now, (data) =>
    data.password === known ? { ...data, password: hash } : undefined,
  )
  if (user === undefined) throw new ApiProblem(409, 'changed', 'It was changed meanwhile.')
  await endOtherSessions(options.db, held)
  return replyWith(await showSecurity(visit, options, { ...held, user }))
}

/** `POST /api/session/security/recovery-codes`: new ones; the old ones work no more. */
export async function renewRecoveryCodes(visit: Visit, options: SignInOptions): Promise<Response> {
  const { user } = await requireFresh(visit, options)
  await readBody(visit, bodies.nothing)
  const made = newRecoveryCodes(user)
  const changed = await changeSecurity(options.db, user, 'RenewRecoveryCodes', visit.now, (data) =>
    data.totp === undefined && (data.passkeys ?? []).length === 0
      ? undefined
      : withRecovery(data, made),
  )
  if (changed === undefined) throw notThere()
  return replyWith({ recoveryCodes: made.codes })
}

/** `DELETE /api/session/security/sessions/{id}`, or without an id: all others. */
export async function dropSession(
  visit: Visit,
  options: SignInOptions,
  id: string | undefined,
): Promise<Response> {
  const held = await requireWriter(visit, options)
  if (id === undefined) await endOtherSessions(options.db, held)
  else if (!(await endSessionOf(options.db, held.user, id))) throw notThere()
  return replyWith(await showSecurity(visit, options, held))
}
