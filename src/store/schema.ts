import type * as access from './schema/access.ts'
import type * as account from './schema/account.ts'
import type * as agent from './schema/agent.ts'
import type * as catalog from './schema/catalog.ts'
import type * as console from './schema/console.ts'
import type * as review from './schema/review.ts'
import type * as sharing from './schema/sharing.ts'
import type * as signIn from './schema/sign-in.ts'

/** Table → row, as read. Columns are single words where they can be, so that SQL and code read alike. */
export interface Rows {
  readonly workload: review.WorkloadRow
  readonly lens_review: review.LensReviewRow
  readonly answer: review.AnswerRow
  readonly milestone: review.MilestoneRow
  readonly run: review.RunRow
  readonly evidence: review.EvidenceRow
  readonly finding_set: console.FindingSetRow
  readonly suppression: console.SuppressionRow
  readonly plan_item: console.PlanItemRow
  readonly attestation: console.AttestationRow
  readonly evidence_file: console.EvidenceFileRow
  readonly lens: catalog.LensRow
  readonly lens_version: catalog.LensVersionRow
  readonly profile: catalog.ProfileRow
  readonly profile_version: catalog.ProfileVersionRow
  readonly review_template: catalog.ReviewTemplateRow
  readonly template_answer: catalog.TemplateAnswerRow
  readonly share: sharing.ShareRow
  readonly notification: sharing.NotificationRow
  readonly tag: sharing.TagRow
  readonly setting: account.SettingRow
  readonly access_key: account.AccessKeyRow
  readonly console_user: signIn.ConsoleUserRow
  readonly agent_profile: agent.AgentProfileRow
  readonly agent_goal: agent.AgentGoalRow
  readonly agent_context: agent.AgentContextRow
  readonly agent_generation: agent.AgentGenerationRow
  readonly agent_recommendation: agent.AgentRecommendationRow
  readonly access_snapshot: access.AccessSnapshotRow
  readonly access_analyzer: access.AccessAnalyzerRow
  readonly access_archive_rule: access.AccessArchiveRuleRow
  readonly access_finding: access.AccessFindingRow
  readonly access_preview: access.AccessPreviewRow
  readonly policy_generation: access.PolicyGenerationRow
}

/** Tables whose every change is audited. */
export type TableName = keyof Rows

/** All tables, for queries. */
export interface Schema extends Rows {
  readonly finding: console.FindingRow
  readonly finding_resource: console.FindingResourceRow
  readonly evidence_part: console.EvidencePartRow
  readonly idempotency: account.IdempotencyRow
  readonly audit: account.AuditRow
  readonly audit_head: account.AuditHeadRow
  readonly console_session: signIn.ConsoleSessionRow
  readonly sign_in_step: signIn.SignInStepRow
  readonly sign_in_attempt: signIn.SignInAttemptRow
}

export type * from './schema/access.ts'
export type * from './schema/account.ts'
export type * from './schema/agent.ts'
export type * from './schema/catalog.ts'
export type * from './schema/console.ts'
export type * from './schema/review.ts'
export type * from './schema/row.ts'
export type * from './schema/sharing.ts'
export type * from './schema/sign-in.ts'
