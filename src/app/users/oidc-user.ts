import { createHash } from 'node:crypto'
import { PlinthError } from '../../model/diagnostic.ts'
import { findConsoleUserByIdentity } from '../../store/console-users.ts'
import type { Db } from '../../store/db.ts'
import type { ConsoleUserRow } from '../../store/schema.ts'
import type { Grant } from './grants.ts'
import { createUser, type UserActor, userNameForm } from './users.ts'

/** A person as an identity provider vouches for him. */
export interface Identity {
  readonly issuer: string
  /** Unique at the issuer and never given to another person (OpenID Connect Core §8). */
  readonly subject: string
  /** Given only when the provider has verified it. */
  readonly email?: string
  readonly groups: readonly string[]
}

/**
 * The user whom an identity belongs to; made on the first sign-in. Issuer and subject alone decide who it is: a name or
 * an address never leads to a user who is there already.
 */
export async function userOfIdentity(
  db: Db,
  identity: Identity,
  grants: readonly Grant[],
  actor: UserActor,
): Promise<ConsoleUserRow> {
  const digest = digestOf(identity)
  const known = await findConsoleUserByIdentity(db, digest)
  if (known !== undefined) return known
  const names = [identity.email, `oidc-${digest.slice(0, 16)}`].filter(
    (name): name is string => name !== undefined && userNameForm.test(name),
  )
  for (const name of names)
    try {
      return await createUser(db, { name, grants, identity: digest }, actor)
    } catch (error) {
      if (!(error instanceof PlinthError) || error.diagnostic.code !== 'users-taken') throw error
    }
  // Two first sign-ins at once: the other one made him.
  const made = await findConsoleUserByIdentity(db, digest)
  if (made === undefined) throw new Error('A user of an identity provider could not be made.')
  return made
}

function digestOf({ issuer, subject }: Identity): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
}
