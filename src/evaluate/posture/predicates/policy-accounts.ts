import { isUnknown, type Unknown } from '../../../model/unknown.ts'
import { arnParts, isAccountId } from './arn.ts'
import { type Statement, statements } from './policy.ts'

/** Condition keys that name the account behind a principal `*` or a service. */
const accountKeys = new Set([
  'aws:principalaccount',
  'aws:sourceaccount',
  'aws:sourceowner',
  'kms:calleraccount',
])

/**
 * The account ids that an Allow of a policy names, without repeats: as principals, or by condition on principal `*`.
 * References to the own account or to resources of the same stack name nobody else and are left out.
 */
export function trustedAccounts(document: unknown): readonly string[] | Unknown {
  const all = statements(document)
  if (isUnknown(all)) return all
  const found: string[] = []
  for (const statement of all) {
    if (statement.effect !== 'Allow') continue
    const accounts = statementAccounts(statement)
    if (isUnknown(accounts)) return accounts
    for (const account of accounts) if (!found.includes(account)) found.push(account)
  }
  return found
}

/** The account ids that one statement names. */
export function statementAccounts(statement: Statement): readonly string[] | Unknown {
  const { principals, conditions } = statement
  if (isUnknown(principals)) return principals
  const found: string[] = []
  for (const principal of principals) {
    const account = principalAccount(principal)
    if (account !== undefined) found.push(account)
  }
  if (!principals.includes('*')) return found
  if (isUnknown(conditions)) return conditions
  for (const { key, values } of conditions) {
    if (!accountKeys.has(key)) continue
    if (isUnknown(values)) return values
    found.push(...values.filter(isAccountId))
  }
  return found
}

/** The account of `AWS:111122223333` or `AWS:arn:aws:iam::111122223333:role/x`. */
export function principalAccount(principal: string): string | undefined {
  if (!principal.startsWith('AWS:')) return undefined
  const name = principal.slice(4)
  if (isAccountId(name)) return name
  const account = arnParts(name)?.account
  return account !== undefined && isAccountId(account) ? account : undefined
}
