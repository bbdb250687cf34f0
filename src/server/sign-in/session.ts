import { endSession, findSession, switchPlace } from '../../app/users/sessions.ts'
import { ApiProblem } from '../api/problem.ts'
import { dropCookie, readCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { bodies } from './schemas.ts'
import { showHeld, showNobody, showSession } from './show-session.ts'
import { readBody, replyWith, requireCsrf, requireWriter, sessionOf, type Visit } from './visit.ts'

/** `GET /api/session`. */
export async function getSession(visit: Visit, options: SignInOptions): Promise<Response> {
  return replyWith(await showSession(visit, options))
}

/** `POST /api/session/sign-out`: ends the session, and a sign-in that waits. */
export async function signOut(visit: Visit, options: SignInOptions): Promise<Response> {
  await readBody(visit, bodies.nothing)
  const token = readCookie(visit.request, 'plinth_session')
  if (token !== undefined) {
    if ((await sessionOf(visit, options)) !== undefined) requireCsrf(visit.request, token)
    await endSession(options.db, token)
  }
  const names = ['plinth_session', 'plinth_step', 'plinth_challenge'] as const
  return replyWith(
    showNobody(visit, options),
    names.map((name) => dropCookie(name, visit.site)),
  )
}

/** `PUT /api/session/place`: another account or Region. */
export async function changePlace(visit: Visit, options: SignInOptions): Promise<Response> {
  const held = await requireWriter(visit, options)
  const place = await readBody(visit, bodies.place)
  if (!(await switchPlace(options.db, held, place)))
    throw new ApiProblem(403, 'no-role', 'You have no role in this account.')
  const live = await findSession(options.db, held.token, visit.now, false)
  if (live === undefined) throw new ApiProblem(401, 'signed-out', 'Sign in first.')
  return replyWith(await showHeld(visit, options, { ...live, token: held.token }))
}
