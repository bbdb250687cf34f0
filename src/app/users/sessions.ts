import {
  deleteSession,
  deleteSessionsOf,
  forgetSessions,
  getSession,
  insertSession,
  listSessions,
  moveSession,
  touchSession,
} from '../../store/console-sessions.ts'
import { getConsoleUser } from '../../store/console-users.ts'
import type { Db, Tx } from '../../store/db.ts'
import type { ConsoleSessionRow, ConsoleUserRow, SignInWay } from '../../store/schema.ts'
import { defaultRegion } from '../tool/command-context.ts'
import type { Role } from '../tool/context.ts'
import { everyAccount, roleIn } from './grants.ts'
import { newToken, tokenForm, tokenId } from './tokens.ts'

export type { SignInWay }

/**
 * Milliseconds: a session ends when it is not used for `idle`, and after `most` however much it is used. For `fresh`
 * after the sign-in it may change how its user signs in.
 */
export const sessionLife = { idle: 3_600_000, most: 12 * 3_600_000, fresh: 15 * 60_000 } as const

/** Sessions that a user has at most; then the oldest ends. */
export const mostSessions = 20

/** Last use is kept to the minute, so that reading does not mean writing. */
const touchEvery = 60_000

/** Where a sign-in comes from. */
export interface Client {
  /** IP address. */
  readonly address: string
  /** `User-Agent`. */
  readonly agent?: string
}

/** A session that holds. */
export interface LiveSession {
  readonly session: ConsoleSessionRow
  readonly user: ConsoleUserRow
  /** What the user may do in the account of the session. */
  readonly role: Role
}

/** Starts a session with a new token, inside the transaction that records the sign-in. */
export async function startSession(
  tx: Tx,
  user: ConsoleUserRow,
  how: SignInWay,
  { address, agent }: Client,
  now: number,
): Promise<string> {
  const token = newToken()
  const first = user.data.grants[0]?.account ?? user.account
  const home = roleIn(user.data.grants, user.account) === undefined ? first : user.account
  await insertSession(
    tx,
    {
      id: tokenId(token),
      holder: user.id,
      account: home === everyAccount ? user.account : home,
      region: defaultRegion,
      created: now,
      seen: now,
      expires: now + sessionLife.most,
      data: { how, address, ...(agent !== undefined && { agent: agent.slice(0, 200) }) },
    },
    mostSessions,
  )
  return token
}

/**
 * The session of a token, if it holds: not over, not idle too long, its user not disabled and still with a role in the
 * account.
 * @param use whether this counts as using it
 */
export async function findSession(
  db: Db,
  token: string,
  now: number,
  use: boolean,
): Promise<LiveSession | undefined> {
  if (!tokenForm.test(token)) return undefined
  const session = await getSession(db, tokenId(token))
  if (session === undefined || !holds(session, now)) return undefined
  const user = await getConsoleUser(db, session.holder)
  if (user?.status !== 'ACTIVE') return undefined
  const role = roleIn(user.data.grants, session.account)
  if (role === undefined) return undefined
  if (use && now - session.seen >= touchEvery) await touchSession(db, session.id, now)
  return { session, user, role }
}

/** Moves a session to another place; false where its user has no role there. */
export async function switchPlace(
  db: Db,
  { session, user }: LiveSession,
  place: Pick<ConsoleSessionRow, 'account' | 'region'>,
): Promise<boolean> {
  if (roleIn(user.data.grants, place.account) === undefined) return false
  await moveSession(db, session.id, place)
  return true
}

/** Ends the session of a token; nothing where there is none. */
export async function endSession(db: Db, token: string): Promise<void> {
  if (tokenForm.test(token)) await deleteSession(db, tokenId(token))
}

/** Ends another session of the same user; false where it is not his. */
export function endSessionOf(db: Db, user: ConsoleUserRow, id: string): Promise<boolean> {
  return deleteSession(db, id, user.id)
}

/** Ends every session of a user but one. */
export function endOtherSessions(db: Db, { session, user }: LiveSession): Promise<void> {
  return deleteSessionsOf(db, user.id, session.id)
}

/** The sessions of a user that hold, newest first. */
export async function sessionsOf(
  db: Db,
  user: ConsoleUserRow,
  now: number,
): Promise<readonly ConsoleSessionRow[]> {
  return (await listSessions(db, user.id)).filter((session) => holds(session, now))
}

/** Whether the user signed in so lately that this may change how he signs in. */
export function isFresh({ session }: LiveSession, now: number): boolean {
  return now - session.created < sessionLife.fresh
}

/** Forgets sessions that hold no more. */
export function forgetOldSessions(db: Db, now: number): Promise<void> {
  return forgetSessions(db, now, now - sessionLife.idle)
}

function holds({ seen, expires }: ConsoleSessionRow, now: number): boolean {
  return now < expires && now - seen < sessionLife.idle
}
