import type { Role, ToolContext } from '../tool/context.ts'
import { accessDenied, invalid, notFound } from '../tool/tool-error.ts'
import { createKey, type IssuedKey, type KeySummary, listKeys, revokeKey } from './access-keys.ts'

export interface NewAccountKey {
  readonly user: string
  readonly role: Role
  /** Milliseconds since the epoch. */
  readonly expires?: number | undefined
}

/** Keys of the caller's account, for its administrators. @throws ToolError access-denied */
export async function listAccountKeys(context: ToolContext): Promise<readonly KeySummary[]> {
  requireAdmin(context)
  const keys = await listKeys(context.db)
  return keys.filter(({ account }) => account === context.caller.account)
}

/** Issues a key of the caller's account. @throws ToolError access-denied, validation */
export async function createAccountKey(
  context: ToolContext,
  master: Uint8Array,
  { user, role, expires }: NewAccountKey,
): Promise<IssuedKey> {
  requireAdmin(context)
  const { db, caller, now } = context
  if (expires !== undefined && expires <= now)
    throw invalid('expires must be in the future.', {
      name: 'expires',
      message: 'Must be in the future.',
    })
  return createKey(
    db,
    master,
    {
      account: caller.account,
      user,
      role,
      ...(expires === undefined ? {} : { expires }),
      ...(caller.memberOf === undefined ? {} : { memberOf: caller.memberOf }),
    },
    { principal: caller.principalArn, at: now },
  )
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
