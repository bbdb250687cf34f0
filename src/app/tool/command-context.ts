import { randomBytes } from 'node:crypto'
import type { Db } from '../../store/db.ts'
import { loadToolCatalog } from './catalog.ts'
import type { Role, ToolContext } from './context.ts'
import type { Page } from './page.ts'

/** Where workloads live unless told otherwise; also the account of the first administrator. */
export const defaultAccount = '111122223333'
export const defaultRegion = 'eu-west-1'

export interface Operator {
  /** 12 digits. */
  readonly account: string
  readonly region: string
  /** Who it is, for the audit: `plinth review`. */
  readonly name: string
}

const everything: Page = { limit: 1000, token: (cursor) => cursor }

/** A user who is known by something else than an access key. */
export interface User extends Operator {
  readonly role: Role
  /** What let the user in; the name where that has no id. */
  readonly keyId?: string
  /** ARNs of the organization and the units that the account is in. */
  readonly memberOf?: readonly string[]
}

/** The context of someone who has the store itself in hand: the command line, or the holder of the loopback token. */
export function operatorContext(
  db: Db,
  operator: Operator,
  now: number,
  page: Page = everything,
): ToolContext {
  return userContext(db, { ...operator, role: 'admin' }, now, page)
}

/** The context of a user. */
export function userContext(
  db: Db,
  { account, region, name, role, keyId, memberOf }: User,
  now: number,
  page: Page = everything,
): ToolContext {
  const user = name.replaceAll(/[^\w+=,.@-]/g, '-')
  return {
    db,
    caller: {
      account,
      region,
      principalArn: `arn:aws:iam::${account}:user/${user}`,
      role,
      keyId: keyId ?? user,
      ...(memberOf === undefined ? {} : { memberOf }),
    },
    now,
    requestId: crypto.randomUUID(),
    newId: () => randomBytes(16).toString('hex'),
    tool: loadToolCatalog(),
    page,
  }
}
