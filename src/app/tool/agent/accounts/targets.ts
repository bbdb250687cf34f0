import type { AgentProfileRow } from '../../../../store/schema.ts'
import { accessDenied, invalid } from '../../tool-error.ts'
import type { AccountReader, AccountTarget } from './account-reader.ts'

const member = 'aggregationConfiguration'

/**
 * The accounts that a generation of a profile reads, each once.
 * @throws ToolError access-denied when the operator of the server does not allow it, validation when the profile names
 * no account, a role of another account, or two roles for one account
 */
export function targetsOf(
  { id, data }: Pick<AgentProfileRow, 'id' | 'data'>,
  reader: AccountReader | undefined,
): readonly AccountTarget[] {
  if (reader === undefined)
    throw accessDenied(
      'This server reads no accounts. Its operator allows that with `plinth serve --live ACCOUNT`; templates and plans are reviewed by the type ARCHITECTURE.',
    )
  const targets = new Map<string, AccountTarget>()
  for (const { accountId, regions, accessRoleArn } of data.aggregationConfiguration) {
    if (!reader.allows(accountId))
      throw accessDenied(
        `The account ${accountId} is not among those that the operator of this server lets it read.`,
      )
    if (accessRoleArn.split(':')[4] !== accountId)
      throw refused(`The role ${accessRoleArn} does not belong to the account ${accountId}.`)
    const other = targets.get(accountId)
    if (other !== undefined && other.roleArn !== accessRoleArn)
      throw refused(`The account ${accountId} is listed with two roles.`)
    targets.set(accountId, {
      account: accountId,
      regions: other === undefined ? [...new Set(regions)] : join(other.regions, regions),
      roleArn: accessRoleArn,
      externalId: id,
    })
  }
  if (targets.size === 0)
    throw refused(`The agent profile names no account to read in its ${member}.`)
  return [...targets.values()]
}

/** No Region stands for all of them. */
function join(some: readonly string[], more: readonly string[]): readonly string[] {
  return some.length === 0 || more.length === 0 ? [] : [...new Set([...some, ...more])]
}

function refused(message: string): Error {
  return invalid(message, { name: member, message })
}
