import type { Outcome, Severity } from '../model/check.ts'
import type { NotApplicableReason } from '../model/human-record.ts'
import type { Level } from '../model/lens.ts'
import type { ServiceModel, CustomerDuty } from '../model/responsibility.ts'
import type { ItemEvidence, PracticeReview, Risk, Verdict } from '../model/review.ts'
import type { SourceKind } from '../model/resource.ts'
import type { UnknownReason } from '../model/unknown.ts'

/** The words that every document uses for the terms of the model. */
export const riskWords: Readonly<Record<Risk, string>> = {
  HIGH: 'High risk',
  MEDIUM: 'Medium risk',
  NONE: 'No risk',
  UNANSWERED: 'Unanswered',
  NOT_APPLICABLE: 'Not applicable',
}

export const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  contradicted: 'Contradicted',
  partly: 'Partly met',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
}

export const choiceWords: Readonly<Record<PracticeReview['choice'], string>> = {
  selected: 'Selected',
  unselected: 'Not selected',
  'not-applicable': 'Not applicable',
}

export const originWords: Readonly<Record<PracticeReview['origin'], string>> = {
  human: 'by a person',
  evidence: 'by evidence',
  none: 'by nobody',
}

export const stanceWords: Readonly<Record<ItemEvidence['stance'], string>> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  weakens: 'Weakens',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
}

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  fail: 'failed',
  unknown: 'unknown',
  pass: 'passed',
  'not-applicable': 'not applicable',
}

export const severityWords: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const levelWords: Readonly<Record<Level, string>> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

/** Why something is unknown, as a clause. */
export const reasonWords: Readonly<Record<UnknownReason, string>> = {
  denied: 'access was denied',
  throttled: 'calls were throttled',
  failed: 'a call or a file failed',
  unsupported: 'the source or the endpoint does not support it',
  unresolved: 'a value is only known after deployment',
  'not-collected': 'this source does not show it',
}

/** What opens an unknown, as an instruction. */
export const reasonHelp: Readonly<Record<UnknownReason, string>> = {
  denied: 'Grant the permission and review again.',
  throttled: 'Review again, with fewer Regions at a time or at a quieter hour.',
  failed: 'Look at the error, correct its cause and review again.',
  unsupported: 'Review the deployed account with --aws, or an endpoint that has the call.',
  unresolved: 'Give the parameter a value, or review the deployed account with --aws.',
  'not-collected': 'Add a source that shows it: --aws for the live account.',
}

/** How long the fix takes, roughly. */
export const effortWords = { S: 'minutes', M: 'hours', L: 'days' } as const

export const exposureWords = {
  public: 'reachable by anyone',
  'cross-account': 'reachable by other accounts',
  internal: 'internal',
} as const

export const sourceWords: Readonly<Record<SourceKind, string>> = {
  aws: 'Live account',
  cloudformation: 'CloudFormation',
  terraform: 'Terraform',
  sample: 'Sample',
}

export const modelWords: Readonly<Record<ServiceModel, string>> = {
  infrastructure: 'Infrastructure',
  containers: 'Containers',
  'managed-database': 'Managed database',
  'managed-storage': 'Managed storage',
  serverless: 'Serverless',
  'managed-network': 'Managed network',
  'managed-security': 'Managed security',
}

export const dutyWords: Readonly<Record<CustomerDuty['status'], string>> = {
  done: 'Done',
  'not-done': 'Not done',
  unknown: 'Unknown',
  'not-judged': 'Not judged',
}

export const notApplicableWords: Readonly<Record<NotApplicableReason, string>> = {
  OUT_OF_SCOPE: 'out of scope',
  BUSINESS_PRIORITIES: 'business priorities',
  ARCHITECTURE_CONSTRAINTS: 'architecture constraints',
  OTHER: 'other reason',
  NONE: 'no reason given',
}

/** `1 finding`, `2,000 findings`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${digits(n)} ${n === 1 ? one : many}`
}

/** A whole number with thousands separated. */
export function digits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A share of 0 to 1 as a whole per cent; only all is 100 % and only nothing is 0 %. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return '–'
  const rounded = Math.round(share * 100)
  if (share > 0 && rounded === 0) return '1 %'
  if (share < 1 && rounded === 100) return '99 %'
  return `${rounded} %`
}

/** An ISO 8601 instant for people: `2026-03-02 09:00 UTC`; a date alone stays a date. */
export function moment(iso: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(iso)
    ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`
    : iso
}
