import type { AgentProfileData } from '../../../../store/schema.ts'

/** The API shows so many at most. */
const limit = 100

/**
 * What of a profile is accepted and yet will not work as meant: path of the member → one sentence.
 * @param account that the profile belongs to
 */
export function fieldErrors(
  account: string,
  { pillars, executionRoleArn, aggregationConfiguration }: AgentProfileData,
): ReadonlyMap<string, string> {
  const errors = new Map<string, string>()
  const others = pillars.filter((pillar) => pillar !== 'SECURITY')
  if (others.length > 0)
    errors.set(
      'pillars',
      `Only SECURITY is evaluated; ${others.join(', ')} gets no recommendations.`,
    )
  if (accountOf(executionRoleArn) !== account)
    errors.set('executionRoleArn', `The role does not belong to the account ${account}.`)
  const seen = new Set<string>()
  for (const [at, { accountId, accessRoleArn }] of aggregationConfiguration.entries()) {
    const path = `aggregationConfiguration[${at}]`
    if (accountOf(accessRoleArn) !== accountId)
      errors.set(`${path}.accessRoleArn`, `The role does not belong to the account ${accountId}.`)
    if (seen.has(accountId))
      errors.set(`${path}.accountId`, `The account ${accountId} is listed more than once.`)
    seen.add(accountId)
  }
  return new Map([...errors].slice(0, limit))
}

function accountOf(roleArn: string): string | undefined {
  return roleArn.split(':')[4]
}
