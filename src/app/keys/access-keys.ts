import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Role } from '../tool/context.ts'
import {
  getAccessKey,
  insertAccessKey,
  listAccessKeys,
  updateAccessKey,
} from '../../store/access-keys.ts'
import type { Db } from '../../store/db.ts'
import type { AccessKeyRow } from '../../store/schema.ts'
import { type Actor, write } from '../../store/write.ts'
import { openSecret, sealSecret } from './seal-secret.ts'

export interface NewKey {
  /** 12 digits. */
  readonly account: string
  /** Name of the user it is for: letters, digits and `+=,.@_-`. */
  readonly user: string
  readonly role: Role
  /** Milliseconds since the epoch. */
  readonly expires?: number
  /** ARNs of the organization and the units that the account is in: what is shared with them reaches the key. */
  readonly memberOf?: readonly string[]
}

/** A key with its secret, which is shown once and never again. */
export interface IssuedKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly principalArn: string
}

export interface KeySummary extends Pick<
  AccessKeyRow,
  'id' | 'account' | 'principal' | 'role' | 'status' | 'expires' | 'created'
> {}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Issues an access key, in the form that AWS clients accept. */
export async function createKey(
  db: Db,
  master: Uint8Array,
  { account, user, role, expires, memberOf = [] }: NewKey,
  actor: Omit<Actor, 'account'>,
): Promise<IssuedKey> {
  const accessKeyId = `AKIA${Array.from({ length: 16 }, () => letters[randomInt(32)]).join('')}`
  const secretAccessKey = randomBytes(30).toString('base64')
  const principalArn = `arn:aws:iam::${account}:user/${user}`
  const added = await write(db, { ...actor, account }, 'CreateAccessKey', accessKeyId, (tx) =>
    insertAccessKey(tx, {
      id: accessKeyId,
      account,
      principal: principalArn,
      role,
      status: 'ACTIVE',
      expires: expires ?? null,
      data: { sealed: sealSecret(secretAccessKey, accessKeyId, master), memberOf },
    }),
  )
  if (added === 'exists') throw new Error('A random access key id was issued twice.')
  return { accessKeyId, secretAccessKey, principalArn }
}

/** Every key without its secret, oldest first. */
export async function listKeys(db: Db): Promise<readonly KeySummary[]> {
  const rows = await listAccessKeys(db)
  return rows.map(({ id, account, principal, role, status, expires, created }) => {
    return { id, account, principal, role, status, expires, created }
  })
}

/** Revokes a key; false when there is none with this id. Keys are never deleted: the audit names them. */
export async function revokeKey(
  db: Db,
  id: string,
  actor: Omit<Actor, 'account'>,
): Promise<boolean> {
  const row = await getAccessKey(db, id)
  if (row === undefined) return false
  await write(db, { ...actor, account: row.account }, 'RevokeAccessKey', id, (tx) =>
    updateAccessKey(tx, id, { status: 'REVOKED' }),
  )
  revocations += 1
  return true
}

let revocations = 0

/** How many keys this process has revoked: what was read of keys before the last of them may not be believed. */
export function revocationsSoFar(): number {
  return revocations
}

/** The active key of an id with its secret opened, for verifying a signature. */
export async function findSigningKey(db: Db, master: Uint8Array, id: string) {
  const row = await getAccessKey(db, id)
  if (row === undefined || row.status !== 'ACTIVE') return undefined
  const secret = openSecret(row.data.sealed, id, master)
  if (secret === undefined) return undefined
  return {
    keyId: id,
    secret,
    account: row.account,
    principalArn: row.principal,
    role: row.role,
    memberOf: arns.safeParse(row.data['memberOf']).data ?? [],
    ...(row.expires !== null && { expiresAt: row.expires }),
  }
}

const arns = z.array(z.string())
