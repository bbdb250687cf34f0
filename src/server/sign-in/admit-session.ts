import { sessionKey } from '../../app/users/administer.ts'
import { findSession } from '../../app/users/sessions.ts'
import type { Admit } from '../api/admit.ts'
import { readCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import { refuseOtherSites, requireCsrf } from './visit.ts'

/**
 * Admits who is signed in, in the account of the session; writes need its token.
 * @param use whether a request counts as using the session; what a page does on its own does not
 */
export function admitSession(
  { db, clock }: Pick<SignInOptions, 'db' | 'clock'>,
  use = true,
): Admit {
  return async (request) => {
    const token = readCookie(request, 'plinth_session')
    if (token === undefined) return undefined
    refuseOtherSites(request)
    const live = await findSession(db, token, clock(), use)
    if (live === undefined) return undefined
    const { session, user, role } = live
    return {
      account: session.account,
      region: session.region,
      name: user.name,
      role,
      keyId: `${sessionKey}${user.name}`,
      admitWrite: () => requireCsrf(request, token),
    }
  }
}
