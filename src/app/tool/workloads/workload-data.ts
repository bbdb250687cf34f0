import { present } from '../../../lib/present.ts'
import type { WorkloadData } from '../../../store/schema.ts'
import type { WorkloadFields } from './check-workload.ts'

/** The given fields in the words of the store; what is not given is absent. */
export function dataOf(fields: WorkloadFields) {
  return present({
    accountIds: unique(fields.AccountIds),
    awsRegions: unique(fields.AwsRegions),
    nonAwsRegions: unique(fields.NonAwsRegions),
    architecturalDesign: fields.ArchitecturalDesign,
    reviewOwner: fields.ReviewOwner,
    industryType: fields.IndustryType,
    industry: fields.Industry,
    notes: fields.Notes,
    pillarPriorities: fields.PillarPriorities,
    applications: fields.Applications?.filter((arn) => arn !== ''),
    discovery: discoveryOf(fields.DiscoveryConfig),
    jira: jiraOf(fields.JiraConfiguration),
  })
}

/** What a workload says of itself after a change: settings within settings are merged, lists replaced. */
export function mergeData(data: WorkloadData, fields: WorkloadFields): WorkloadData {
  const { discovery, jira, ...plain } = dataOf(fields)
  return {
    ...data,
    ...plain,
    ...present({ description: fields.Description, environment: fields.Environment }),
    ...(discovery === undefined ? {} : { discovery: { ...data.discovery, ...discovery } }),
    ...(jira === undefined ? {} : { jira: { ...data.jira, ...jira } }),
  }
}

function discoveryOf(config: WorkloadFields['DiscoveryConfig']) {
  if (config === undefined) return undefined
  return present({
    trustedAdvisorIntegrationStatus: config.TrustedAdvisorIntegrationStatus,
    workloadResourceDefinition: config.WorkloadResourceDefinition,
  })
}

function jiraOf(config: WorkloadFields['JiraConfiguration']) {
  if (config === undefined) return undefined
  return present({
    issueManagementStatus: config.IssueManagementStatus,
    issueManagementType: config.IssueManagementType,
    projectKey: config.JiraProjectKey,
  })
}

function unique(items: readonly string[] | undefined): readonly string[] | undefined {
  return items && [...new Set(items)]
}
