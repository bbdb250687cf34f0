import { createHash } from 'node:crypto'
import type { Db } from '../../store/db.ts'
import type { Role, ToolContext } from '../tool/context.ts'
import { storedResults } from '../tool/remember-results.ts'
import { accessDenied, conflict, invalid, notFound } from '../tool/tool-error.ts'
import {
  createKey,
  findSigningKey,
  type IssuedKey,
  type KeySummary,
  listKeys,
  revokeKey,
} from './access-keys.ts'

export interface NewAccountKey {
  readonly user: string
  readonly role: Role
  /** Milliseconds since the epoch. */
  readonly expires?: number | undefined
  /** Of the caller's choice, 1 to 2048 characters: asked for again with the same, the same key is given. */
  readonly token?: string | undefined
}

/** Keys of the caller's account, for its administrators. @throws ToolError access-denied */
export async function listAccountKeys(context: ToolContext): Promise<readonly KeySummary[]> {
  requireAdmin(context)
  const keys = await listKeys(context.db)
  return keys.filter(({ account }) => account === context.caller.account)
}

/**
 * Issues a key of the caller's account; once per token, so that nobody has a second key whose secret never arrived.
 * @throws ToolError access-denied, validation; conflict where the key of the token is revoked
 */
export async function createAccountKey(
  context: ToolContext,
  master: Uint8Array,
  wanted: NewAccountKey,
): Promise<IssuedKey> {
  requireAdmin(context)
  const { user, role, expires, token } = wanted
  const { db, caller, now } = context
  if (expires !== undefined && expires <= now)
    throw invalid('expires must be in the future.', {
      name: 'expires',
      message: 'Must be in the future.',
    })
  const key = {
    account: caller.account,
    user,
    role,
    ...(expires === undefined ? {} : { expires }),
    ...(caller.memberOf === undefined ? {} : { memberOf: caller.memberOf }),
  }
  const issue = (tx: Db) => createKey(tx, master, key, { principal: caller.principalArn, at: now })
  return token === undefined ? issue(db) : issueOnce(context, master, { ...wanted, token }, issue)
}

/** The key of a token. What is remembered is its id: the secret stays sealed. */
async function issueOnce(
  { db, caller, now }: ToolContext,
  master: Uint8Array,
  { user, role, expires, token }: NewAccountKey & { readonly token: string },
  issue: (tx: Db) => Promise<IssuedKey>,
): Promise<IssuedKey> {
  const outcome = await storedResults.once(
    db,
    {
      account: caller.account,
      region: caller.region,
      operation: 'CreateAccessKey',
      token,
      parameters: sha256(JSON.stringify([caller.principalArn, user, role, expires ?? null])),
      now,
    },
    async (tx) => (await issue(tx)).accessKeyId,
  )
  if (outcome.kind === 'other-parameters') {
    const message = 'Was used before with other parameters.'
    throw invalid(`token: ${message}`, { name: 'token', message })
  }
  const id = outcome.result
  const key = await findSigningKey(db, master, id)
  if (key === undefined)
    throw conflict('The key of this token is revoked; use another token.', 'ACCESS_KEY', id)
  return { accessKeyId: id, secretAccessKey: key.secret, principalArn: key.principalArn }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Revokes a key of the caller's account. @throws ToolError access-denied, not-found */
export async function revokeAccountKey(context: ToolContext, id: string): Promise<void> {
  const keys = await listAccountKeys(context)
  if (!keys.some((key) => key.id === id)) throw notFound('ACCESS_KEY', id)
  await revokeKey(context.db, id, { principal: context.caller.principalArn, at: context.now })
}

function requireAdmin({ caller }: ToolContext): void {
  if (caller.role !== 'admin')
    throw accessDenied(`Keys are for administrators; ${caller.principalArn} is ${caller.role}.`)
}
