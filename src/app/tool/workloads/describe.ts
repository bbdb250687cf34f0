import { constant } from '../../../lib/constant.ts'
import { pillarIds, pillarsOf } from '../../../model/pillar.ts'
import type { ListedWorkload } from '../../../store/listed-workloads.ts'
import type { WorkloadData } from '../../../store/schema.ts'
import { countIn, type ReviewHead, type ReviewState, updatedIn } from '../reviews/state.ts'

/** What only the reader knows of a workload. */
export interface Particulars {
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** The invitation through which the caller sees it. */
  readonly invitation?: string | null | undefined
}

/** A workload as lists show it, in the names of the wire. All five keys of the counts are always there. */
export function summariseWorkload(state: ReviewState<ReviewHead, Omit<ListedWorkload, 'reviews'>>) {
  const { workload, lenses } = state
  return {
    WorkloadId: workload.id,
    WorkloadArn: workload.arn,
    WorkloadName: workload.name,
    Owner: workload.account,
    UpdatedAt: new Date(Math.max(workload.updated, ...lenses.map(updatedIn))),
    Lenses: lenses.map(({ review }) => review.lens),
    RiskCounts: countIn(lenses),
    ImprovementStatus: improvementStatusOf(workload.data),
    Profiles: describeProfiles(workload),
    PrioritizedRiskCounts:
      workload.data.profiles === undefined ? noCounts : countIn(lenses, { prioritised: true }),
  }
}

/** Without a profile nothing is prioritised. */
const noCounts = constant(countIn([]))

/** A workload with everything it says of itself. */
export function describeWorkload(
  state: ReviewState<ReviewHead>,
  { tags, invitation }: Particulars = {},
) {
  const { data } = state.workload
  return {
    ...summariseWorkload(state),
    Description: data.description,
    Environment: data.environment,
    AccountIds: list(data.accountIds),
    AwsRegions: list(data.awsRegions),
    NonAwsRegions: list(data.nonAwsRegions),
    ArchitecturalDesign: data.architecturalDesign,
    ReviewOwner: data.reviewOwner,
    ReviewRestrictionDate:
      data.reviewRestriction === undefined ? undefined : new Date(data.reviewRestriction),
    IsReviewOwnerUpdateAcknowledged: data.isReviewOwnerUpdateAcknowledged ?? false,
    IndustryType: data.industryType,
    Industry: data.industry,
    Notes: data.notes,
    PillarPriorities: prioritiesOf(state),
    ShareInvitationId: invitation ?? undefined,
    Tags: tags === undefined ? undefined : { ...tags },
    DiscoveryConfig: describeDiscovery(data),
    Applications: list(data.applications),
    JiraConfiguration: describeJiraSettings(data),
  }
}

/** Profiles of a workload with the versions in use. */
export function describeProfiles({ data }: Pick<ListedWorkload, 'data'>) {
  return (data.profiles ?? []).map(({ arn, version }) => ({
    ProfileArn: arn,
    ProfileVersion: version,
  }))
}

/** The pillars of all lenses: in the chosen order, then those that nobody ranked. */
function prioritiesOf({ workload, lenses }: ReviewState<ReviewHead>): string[] {
  const present = lenses.flatMap(({ applied }) => pillarsOf(applied.lens).map(({ id }) => id))
  const chosen = workload.data.pillarPriorities ?? []
  const usual = [...chosen, ...pillarIds, ...present]
  const known = new Set(present)
  return [...new Set(usual)].filter((id) => known.has(id))
}

const statuses = [
  'NOT_APPLICABLE',
  'NOT_STARTED',
  'IN_PROGRESS',
  'COMPLETE',
  'RISK_ACKNOWLEDGED',
] as const

function improvementStatusOf({ improvementStatus }: Pick<WorkloadData, 'improvementStatus'>) {
  return statuses.find((status) => status === improvementStatus) ?? 'NOT_APPLICABLE'
}

const definitions = ['WORKLOAD_METADATA', 'APP_REGISTRY'] as const

function describeDiscovery({ discovery }: WorkloadData) {
  const chosen = discovery?.workloadResourceDefinition ?? ['WORKLOAD_METADATA']
  return {
    TrustedAdvisorIntegrationStatus: discovery?.trustedAdvisorIntegrationStatus ?? 'DISABLED',
    WorkloadResourceDefinition: definitions.filter((each) => chosen.includes(each)),
  } as const
}

function describeJiraSettings({ jira }: WorkloadData) {
  if (jira === undefined) return undefined
  const { issueManagementStatus: status, issueManagementType: type, projectKey } = jira
  return {
    IssueManagementStatus: (['ENABLED', 'DISABLED', 'INHERIT'] as const).find((s) => s === status),
    IssueManagementType: (['AUTO', 'MANUAL'] as const).find((t) => t === type),
    JiraProjectKey: typeof projectKey === 'string' ? projectKey : undefined,
  }
}

function list(items: readonly string[] | undefined): string[] {
  return [...(items ?? [])]
}
