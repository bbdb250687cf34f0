import type { z } from 'zod'
import { principalOf } from '../../app/users/complete-sign-in.ts'
import { isEverywhere, placesOf } from '../../app/users/places.ts'
import { isFresh, sessionsOf } from '../../app/users/sessions.ts'
import { readStep } from '../../app/users/steps.ts'
import { csrfToken } from '../../app/users/tokens.ts'
import { findUser, type ConsoleUserRow } from '../../app/users/users.ts'
import { readCookie } from './cookies.ts'
import type { SignInOptions } from './options.ts'
import type { security, session } from './schemas.ts'
import { takesPasskeys } from './site.ts'
import { type Held, sessionOf, type Visit } from './visit.ts'

type View = z.input<typeof session>

/** Who is signed in, or what is still missing, as a request shows it. */
export async function showSession(visit: Visit, options: SignInOptions): Promise<View> {
  const held = await sessionOf(visit, options)
  if (held !== undefined) return showHeld(visit, options, held)
  const step = readCookie(visit.request, 'plinth_step')
  const waiting = await readStep(options.db, step, 'second-factor', visit.now)
  const user = await findUser(options.db, waiting?.['user'])
  return user === undefined ? showNobody(visit, options) : showSecondFactor(visit, options, user)
}

export function showNobody(visit: Visit, options: SignInOptions): View {
  return { state: 'signed-out', methods: methodsOf(visit, options) }
}

export function showSecondFactor(
  visit: Visit,
  options: SignInOptions,
  { data }: ConsoleUserRow,
): View {
  const factors = [
    ...(data.totp === undefined ? [] : (['totp'] as const)),
    ...((data.passkeys ?? []).length === 0 ? [] : (['passkey'] as const)),
    ...((data.recovery ?? []).length === 0 ? [] : (['recovery-code'] as const)),
  ]
  return { state: 'second-factor', methods: methodsOf(visit, options), factors }
}

export async function showHeld(visit: Visit, options: SignInOptions, held: Held): Promise<View> {
  const { session, user, role, token } = held
  const { account, region, created, expires } = session
  return {
    state: 'signed-in',
    methods: methodsOf(visit, options),
    user: { id: user.id, name: user.name, principal: principalOf(user, account) },
    role,
    account,
    region,
    csrf: csrfToken(token),
    since: iso(created),
    expires: iso(expires),
    accounts: await placesOf(options.db, user),
    everyAccount: isEverywhere(user),
    fresh: isFresh(held, visit.now),
  }
}

/** How the user of a session signs in. */
export async function showSecurity(
  { now }: Visit,
  { db }: SignInOptions,
  { user, session }: Pick<Held, 'user' | 'session'>,
): Promise<z.input<typeof security>> {
  const { password, totp, recovery = [], passkeys = [] } = user.data
  return {
    password: password !== undefined,
    totp: totp !== undefined,
    recoveryCodes: recovery.length,
    oidc: user.identity !== null,
    passkeys: passkeys.map(showPasskey),
    sessions: (await sessionsOf(db, user, now)).map((each) => showOwn(each, session.id)),
  }
}

function showPasskey({ id, name, created, used }: StoredPasskey) {
  const seen = used === undefined ? {} : { used: iso(used) }
  return { id, name, created: iso(created), ...seen }
}

function showOwn({ id, data, created, seen }: Held['session'], current: string) {
  return { id, current: id === current, ...data, since: iso(created), seen: iso(seen) }
}

type StoredPasskey = NonNullable<ConsoleUserRow['data']['passkeys']>[number]

function methodsOf({ site }: Visit, { oidc }: SignInOptions): View['methods'] {
  return {
    password: true,
    passkey: takesPasskeys(site),
    ...(oidc !== undefined && { oidc: { name: oidc.name } }),
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
