import { TooBusy, verifyPassword } from '../../app/users/password.ts'
import { useRecoveryCode } from '../../app/users/recovery-codes.ts'
import { answerStep, beginStep, endStep } from '../../app/users/steps.ts'
import { useTotp } from '../../app/users/totp.ts'
import { type ConsoleUserRow, findUser, findUserByName } from '../../app/users/users.ts'
import {
  requireAttempt,
  requireFactorAttempt,
  signInAs,
  signInFailed,
  TooManyAttempts,
} from './attempt.ts'
import { readCookie, setCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { bodies } from './schemas.ts'
import { showSecondFactor } from './show-session.ts'
import { readBody, replyWith, type Visit } from './visit.ts'

/** `POST /api/session/password`: signs in, or asks for the second factor of who has one. */
export async function byPassword(visit: Visit, options: SignInOptions): Promise<Response> {
  const given = await readBody(visit, bodies.password)
  await requireAttempt(visit, options, given.user)
  const user = await findUserByName(options.db, given.user)
  const right = await isRight(given.password, user?.data.password)
  if (user?.status !== 'ACTIVE' || !right) throw signInFailed()
  if (!hasFactor(user))
    return signInAs(visit, options, { user: user.id, how: 'password', name: given.user })
  const token = await beginStep(options.db, 'second-factor', { user: user.id }, visit.now)
  const cookie = setCookie('plinth_step', token, visit.site)
  return replyWith(showSecondFactor(visit, options, user), [cookie])
}

/** `POST /api/session/totp`: the second factor from an authenticator app. */
export function byTotp(visit: Visit, options: SignInOptions): Promise<Response> {
  return bySecondFactor(visit, options, (user, code) =>
    useTotp(user, code, options.master, visit.now),
  )
}

/** `POST /api/session/recovery-code`: a recovery code in place of the second factor. */
export function byRecoveryCode(visit: Visit, options: SignInOptions): Promise<Response> {
  return bySecondFactor(visit, options, useRecoveryCode)
}

async function bySecondFactor(
  visit: Visit,
  options: SignInOptions,
  use: (user: ConsoleUserRow, code: string) => ConsoleUserRow['data'] | undefined,
): Promise<Response> {
  const { code } = await readBody(visit, bodies.code)
  const { db } = options
  const token = readCookie(visit.request, 'plinth_step')
  const step = await answerStep(db, token, 'second-factor', visit.now)
  const user = await findUser(db, step?.['user'])
  if (user === undefined) throw signInFailed()
  await requireFactorAttempt(visit, options, user.id)
  const reply = await signInAs(visit, options, {
    user: user.id,
    how: 'password',
    name: user.name,
    prove: (locked) => use(locked, code),
  })
  await endStep(db, token, 'second-factor', visit.now)
  return reply
}

/** Whether a password alone does not sign this user in. */
function hasFactor({ data }: ConsoleUserRow): boolean {
  return data.totp !== undefined || (data.passkeys ?? []).length > 0
}

async function isRight(password: string, hash: string | undefined): Promise<boolean> {
  try {
    return await verifyPassword(password, hash)
  } catch (error) {
    if (error instanceof TooBusy) throw new TooManyAttempts(5000)
    throw error
  }
}
