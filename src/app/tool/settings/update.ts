import type { Tx } from '../../../store/db.ts'
import type { SettingData } from '../../../store/schema.ts'
import { getSettings, putSettings } from '../../../store/settings.ts'
import { listOrganizationShares, updateShare } from '../../../store/shares.ts'
import type { ToolContext } from '../context.ts'
import { accessDenied, invalid } from '../tool-error.ts'
import { writeAs } from '../write.ts'

export interface SettingsChange {
  readonly OrganizationSharingStatus?: 'ENABLED' | 'DISABLED' | undefined
  readonly DiscoveryIntegrationStatus?: 'ENABLED' | 'DISABLED' | undefined
  readonly JiraConfiguration?:
    | {
        readonly IssueManagementStatus?: 'ENABLED' | 'DISABLED' | undefined
        readonly IssueManagementType?: 'AUTO' | 'MANUAL' | undefined
        readonly JiraProjectKey?: string | undefined
        readonly IntegrationStatus?: 'NOT_CONFIGURED' | undefined
      }
    | undefined
}

/**
 * Sets what is given and leaves the rest. Settings speak for the whole account, so only its admins change them.
 * Turning off sharing with organizations revokes the shares that rest on it.
 * @throws ToolError access-denied or validation
 */
export async function updateGlobalSettings(
  context: ToolContext,
  change: SettingsChange,
): Promise<void> {
  const { account, principalArn, region, role } = context.caller
  if (role !== 'admin')
    throw accessDenied(
      `The role ${role} of ${principalArn} does not allow this operation: settings of the account take an admin.`,
    )
  checkJira(change)
  await writeAs(context, 'UpdateGlobalSettings', `settings/${account}/${region}`, async (tx) => {
    const { jira } = await getSettings(tx, account, region)
    await putSettings(tx, account, region, dataOf(change, jira))
    if (change.OrganizationSharingStatus === 'DISABLED') await revoke(tx, account, region)
  })
}

function checkJira({ JiraConfiguration: jira }: SettingsChange): void {
  if (jira?.IntegrationStatus === undefined) return
  const { IntegrationStatus: _, ...others } = jira
  if (Object.values(others).every((value) => value === undefined)) return
  const message =
    'IntegrationStatus NOT_CONFIGURED forgets the Jira configuration and goes with no other field of it.'
  throw invalid(message, { name: 'JiraConfiguration.IntegrationStatus', message })
}

function dataOf(change: SettingsChange, current: SettingData['jira']): SettingData {
  const { OrganizationSharingStatus, DiscoveryIntegrationStatus, JiraConfiguration } = change
  return {
    ...(OrganizationSharingStatus && { organizationSharing: OrganizationSharingStatus }),
    ...(DiscoveryIntegrationStatus && { discoveryIntegration: DiscoveryIntegrationStatus }),
    ...(JiraConfiguration && { jira: jiraOf(JiraConfiguration, current) }),
  }
}

function jiraOf(
  given: NonNullable<SettingsChange['JiraConfiguration']>,
  current: SettingData['jira'],
): NonNullable<SettingData['jira']> {
  if (given.IntegrationStatus === 'NOT_CONFIGURED') return {}
  const { IssueManagementStatus, IssueManagementType, JiraProjectKey } = given
  return {
    ...current,
    ...(IssueManagementStatus && { issueManagementStatus: IssueManagementStatus }),
    ...(IssueManagementType && { issueManagementType: IssueManagementType }),
    ...(JiraProjectKey && { projectKey: JiraProjectKey }),
  }
}

async function revoke(tx: Tx, account: string, region: string): Promise<void> {
  for (const { id } of await listOrganizationShares(tx, account, region))
    await updateShare(tx, id, 'any', { status: 'REVOKED' })
}
