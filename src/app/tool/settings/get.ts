import type { SettingData } from '../../../store/schema.ts'
import { getSettings } from '../../../store/settings.ts'
import type { ToolContext } from '../context.ts'

/** Settings of the caller's account in the Region; what nobody set is off. */
export async function getGlobalSettings({ db, caller }: ToolContext) {
  const { organizationSharing, discoveryIntegration, jira } = await getSettings(
    db,
    caller.account,
    caller.region,
  )
  return {
    OrganizationSharingStatus: organizationSharing ?? 'DISABLED',
    DiscoveryIntegrationStatus: discoveryIntegration ?? 'DISABLED',
    JiraConfiguration: describeJira(jira ?? {}),
  } as const
}

/** The fields are kept for clients that set them; nothing connects to Jira, and the status says so. */
function describeJira({ issueManagementStatus, issueManagementType, projectKey }: Jira) {
  return {
    IntegrationStatus: 'NOT_CONFIGURED' as const,
    IssueManagementStatus: (['ENABLED', 'DISABLED'] as const).find(
      (s) => s === issueManagementStatus,
    ),
    IssueManagementType: (['AUTO', 'MANUAL'] as const).find((t) => t === issueManagementType),
    JiraProjectKey: typeof projectKey === 'string' ? projectKey : undefined,
    StatusMessage: 'No Jira connector is configured on this server: issues are not synchronised.',
  }
}

type Jira = NonNullable<SettingData['jira']>
