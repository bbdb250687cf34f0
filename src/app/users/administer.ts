import { PlinthError } from '../../model/diagnostic.ts'
import type { ToolContext } from '../tool/context.ts'
import { accessDenied, conflict, invalid, notFound } from '../tool/tool-error.ts'
import { everyAccount, type Grant, mayGrant } from './grants.ts'
import {
  type ConsoleUserRow,
  createUser,
  findUser,
  findUserByName,
  listUsers,
  type NewUser,
  resetUser,
  setUserGrants,
  setUserStatus,
  summarise,
  type UserSummary,
} from './users.ts'

/** A user as an administrator sees him: without roles in accounts that are none of his business. */
export interface AdministeredUser extends UserSummary {
  /** Whether the administrator may change him: he administers every account that the user has a role in. */
  readonly mine: boolean
}

/** Key ids of sessions start with this, then the name of the user. */
export const sessionKey = 'session/'

/** Key id of who has the token that is printed at the start. */
const operatorKey = 'plinth-api'

/** Users with a role in an account that the caller administers. @throws ToolError where there is none */
export async function listAdministered(context: ToolContext): Promise<readonly AdministeredUser[]> {
  const own = await requireAdministrator(context)
  return (await listUsers(context.db)).map((user) => show(user, own)).filter(isVisible)
}

/** Adds a user. @throws ToolError */
export async function addUser(context: ToolContext, user: NewUser): Promise<AdministeredUser> {
  const own = await requireAdministrator(context)
  requireGrantable(own, user.grants)
  const made = await explained(createUser(context.db, user, actorOf(context)))
  return show(summarise(made), own)
}

export interface UserChange {
  readonly status?: ConsoleUserRow['status']
  readonly grants?: readonly Grant[]
  /** A new password. */
  readonly password?: string
  /** Take authenticator app, passkeys and recovery codes away. */
  readonly resetFactors?: true
}

/** Changes a user, whose sessions end. Nobody changes himself here, lest the last administrator locks himself out. */
export async function changeUser(
  context: ToolContext,
  id: string,
  change: UserChange,
): Promise<AdministeredUser> {
  const own = await requireAdministrator(context)
  const user = await findUser(context.db, id)
  if (user === undefined || !isVisible(show(summarise(user), own))) throw notFound('USER', id)
  requireGrantable(own, user.data.grants)
  if (context.caller.keyId === `${sessionKey}${user.name}`)
    throw conflict('Nobody changes himself here: see your own security settings.', 'USER', id)
  const { db } = context
  const actor = actorOf(context)
  const { status, grants, password, resetFactors = false } = change
  let row = user
  if (grants !== undefined) {
    requireGrantable(own, grants)
    row = await explained(setUserGrants(db, user, grants, actor))
  }
  if (password !== undefined || resetFactors) {
    if (user.identity !== null) throw invalid('An identity provider says how this user signs in.')
    // Without a new password the old one stays.
    row = await explained(
      resetUser(
        db,
        user,
        { ...(password !== undefined && { password }), factors: resetFactors },
        actor,
      ),
    )
  }
  if (status !== undefined) row = await setUserStatus(db, user, status, actor)
  return show(summarise(row), own)
}

/** What the caller may do where, by whatever let him in. @throws ToolError where he administers nothing */
async function requireAdministrator({ db, caller }: ToolContext): Promise<readonly Grant[]> {
  const own = await grantsOfCaller(db, caller)
  if (own.some(({ role }) => role === 'admin')) return own
  throw accessDenied(`${caller.principalArn} is no administrator.`)
}

async function grantsOfCaller(
  db: ToolContext['db'],
  { keyId }: ToolContext['caller'],
): Promise<readonly Grant[]> {
  if (keyId === operatorKey) return [{ account: everyAccount, role: 'admin' }]
  if (!keyId.startsWith(sessionKey)) return []
  return (await findUserByName(db, keyId.slice(sessionKey.length)))?.data.grants ?? []
}

function requireGrantable(own: readonly Grant[], wanted: readonly Grant[]): void {
  if (!mayGrant(own, wanted))
    throw accessDenied('Roles can only be given and taken in accounts that you administer.')
}

function show(user: UserSummary, own: readonly Grant[]): AdministeredUser {
  const grants = user.grants.filter((grant) => mayGrant(own, [grant]))
  return { ...user, grants, mine: mayGrant(own, user.grants) }
}

function isVisible({ grants }: AdministeredUser): boolean {
  return grants.length > 0
}

function actorOf({ caller, now }: ToolContext) {
  return { principal: caller.principalArn, at: now }
}

/** Turns what is wrong with a user into a refusal that the caller sees. */
async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof PlinthError)) throw error
    if (error.diagnostic.code === 'users-taken') throw conflict(error.message, 'USER', 'name')
    throw invalid(error.message)
  }
}
