import type { Grant } from '../../store/schema.ts'
import type { Role } from '../tool/context.ts'

export type { Grant }

/** The account of a grant that holds in all of them. */
export const everyAccount = '*'

const roles: readonly Role[] = ['reader', 'contributor', 'owner', 'admin']

/** What grants allow in an account: the strongest of those that hold there; `undefined` where none does. */
export function roleIn(grants: readonly Grant[], account: string): Role | undefined {
  return grants
    .filter((grant) => grant.account === account || grant.account === everyAccount)
    .map(({ role }) => role)
    .toSorted((a, b) => roles.indexOf(b) - roles.indexOf(a))[0]
}

/** Whether someone with `own` may hand out `wanted`: an administrator may, in the accounts that he administers. */
export function mayGrant(own: readonly Grant[], wanted: readonly Grant[]): boolean {
  return wanted.every(({ account }) =>
    account === everyAccount
      ? own.some((grant) => grant.account === everyAccount && grant.role === 'admin')
      : roleIn(own, account) === 'admin',
  )
}

/** One grant an account, the strongest. */
export function mergeGrants(grants: readonly Grant[]): readonly Grant[] {
  const accounts = [...new Set(grants.map(({ account }) => account))].toSorted()
  return accounts.flatMap((account) => {
    const role = roleIn(
      grants.filter((grant) => grant.account === account),
      account,
    )
    return role === undefined ? [] : [{ account, role }]
  })
}
