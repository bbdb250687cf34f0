import { randomBytes } from 'node:crypto'
import { PlinthError } from '../../model/diagnostic.ts'
import { deleteSessionsOf } from '../../store/console-sessions.ts'
import {
  findConsoleUser,
  getConsoleUser,
  insertConsoleUser,
  listConsoleUsers,
  lockConsoleUser,
  replaceConsoleUser,
} from '../../store/console-users.ts'
import type { Db } from '../../store/db.ts'
import type { ConsoleUserRow, Grant } from '../../store/schema.ts'
import { type Actor, write } from '../../store/write.ts'
import { defaultAccount } from '../tool/command-context.ts'
import { everyAccount, mergeGrants } from './grants.ts'
import { hashPassword } from './password.ts'
import { passwordProblem } from './password-rules.ts'

export type { ConsoleUserRow }

export interface NewUser {
  /** Letters, digits and `+=,.@_-`, at most 64; unique whatever its case. */
  readonly name: string
  readonly grants: readonly Grant[]
  /** Absent: signs in some other way. */
  readonly password?: string
  /** Digest of issuer and subject, for who comes from an identity provider. */
  readonly identity?: string
}

/** A user without anything secret. */
export interface UserSummary {
  readonly id: string
  readonly name: string
  readonly status: ConsoleUserRow['status']
  readonly grants: readonly Grant[]
  readonly password: boolean
  readonly totp: boolean
  readonly passkeys: number
  readonly oidc: boolean
  /** Milliseconds since the epoch. */
  readonly created: number
  readonly signedIn?: number
}

export const userNameForm = /^[\w+=,.@-]{1,64}$/

/** Who does something to users. */
export type UserActor = Omit<Actor, 'account'>

/**
 * Adds a user of the console.
 * @throws PlinthError where the name is taken or no name, the password too weak, or no role is given
 */
export async function createUser(
  db: Db,
  { name, grants, password, identity }: NewUser,
  actor: UserActor,
): Promise<ConsoleUserRow> {
  if (!userNameForm.test(name)) throw problem('users-name', 'This is no name of a user.', nameHelp)
  const merged = mergeGrants(grants)
  const [first] = merged
  if (first === undefined)
    throw problem('users-no-role', 'A user has a role in at least one account.', roleHelp)
  const hash = password === undefined ? undefined : await hashNew(password, name)
  const account = first.account === everyAccount ? defaultAccount : first.account
  const row = await write(db, { ...actor, account }, 'CreateUser', `user/${name}`, (tx) =>
    insertConsoleUser(tx, {
      id: randomBytes(16).toString('hex'),
      account,
      name,
      status: 'ACTIVE',
      identity: identity ?? null,
      data: { grants: merged, ...(hash !== undefined && { password: hash }) },
    }),
  )
  if (row !== 'exists') return row
  throw problem('users-taken', `There is a user ${name} already.`, 'Choose another name.')
}

/** Every user, oldest first, without secrets. */
export async function listUsers(db: Db): Promise<readonly UserSummary[]> {
  return (await listConsoleUsers(db)).map(summarise)
}

/** The user of an id, if there is one. */
export async function findUser(db: Db, id: unknown): Promise<ConsoleUserRow | undefined> {
  return typeof id === 'string' ? getConsoleUser(db, id) : undefined
}

/** The user of a name, if there is one. */
export function findUserByName(db: Db, name: string): Promise<ConsoleUserRow | undefined> {
  return findConsoleUser(db, name)
}

/** The user of a name. @throws PlinthError where there is none */
export async function requireUser(db: Db, name: string): Promise<ConsoleUserRow> {
  const user = await findConsoleUser(db, name)
  if (user !== undefined) return user
  throw problem('users-unknown', `There is no user ${name}.`, '`plinth users list` names them.')
}

/** Lets a user in or keeps him out; his sessions end at once. */
export function setUserStatus(
  db: Db,
  user: ConsoleUserRow,
  status: ConsoleUserRow['status'],
  actor: UserActor,
): Promise<ConsoleUserRow> {
  const action = status === 'ACTIVE' ? 'EnableUser' : 'DisableUser'
  return change(db, user.id, action, actor, () => ({ status }))
}

/** Gives a user other roles; his sessions end at once. @throws PlinthError */
export function setUserGrants(
  db: Db,
  user: ConsoleUserRow,
  grants: readonly Grant[],
  actor: UserActor,
): Promise<ConsoleUserRow> {
  const merged = mergeGrants(grants)
  if (merged.length === 0)
    throw problem('users-no-role', 'A user has a role in at least one account.', roleHelp)
  return change(db, user.id, 'GrantUser', actor, ({ data }) => ({
    data: { ...data, grants: merged },
  }))
}

/**
 * Gives a user a new password, or leaves the one there is; on request takes authenticator app, passkeys and recovery codes
 * away. The sessions end at once.
 * @throws PlinthError where the password is too weak
 */
export async function resetUser(
  db: Db,
  user: ConsoleUserRow,
  { password, factors }: { readonly password?: string; readonly factors: boolean },
  actor: UserActor,
): Promise<ConsoleUserRow> {
  const hash = password === undefined ? undefined : await hashNew(password, user.name)
  return change(db, user.id, 'ResetUser', actor, ({ data }) => {
    const { totp: _, passkeys: __, recovery: ___, ...rest } = data
    return {
      data: { ...(factors ? rest : data), ...(hash !== undefined && { password: hash }) },
    }
  })
}

/** Hashes a new password. @throws PlinthError where it is too weak */
export async function hashNew(password: string, name: string): Promise<string> {
  const weak = passwordProblem(password, name)
  if (weak !== undefined)
    throw problem('users-password', weak, 'Several unrelated words make a good one.')
  return hashPassword(password)
}

/** What everyone with the right may see of a user. */
export function summarise({
  id,
  name,
  status,
  identity,
  created,
  data,
}: ConsoleUserRow): UserSummary {
  return {
    id,
    name,
    status,
    grants: data.grants,
    password: data.password !== undefined,
    totp: data.totp !== undefined,
    passkeys: data.passkeys?.length ?? 0,
    oidc: identity !== null,
    created,
    ...(data.signedIn !== undefined && { signedIn: data.signedIn.at }),
  }
}

async function change(
  db: Db,
  id: string,
  action: string,
  actor: UserActor,
  to: (user: ConsoleUserRow) => Partial<Pick<ConsoleUserRow, 'status' | 'data'>>,
): Promise<ConsoleUserRow> {
  const given = await getConsoleUser(db, id)
  if (given === undefined) throw new Error('A user went missing.')
  const { account, name } = given
  return write(db, { ...actor, account }, action, `user/${name}`, async (tx) => {
    await deleteSessionsOf(tx, id)
    const user = await lockConsoleUser(tx, id)
    const row = user === undefined ? 'missing' : await replaceConsoleUser(tx, user, to(user))
    if (typeof row === 'string') throw new Error('A user went missing.')
    return row
  })
}

function problem(code: string, message: string, help: string): PlinthError {
  return new PlinthError({ code, severity: 'error', message, help })
}

const nameHelp = 'Use letters, digits and + = , . @ _ -, at most 64.'
const roleHelp = 'Give --role and --account.'
