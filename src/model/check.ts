import type { Facts } from './facts.ts'
import type { Resource } from './resource.ts'
import type { UnknownReason } from './unknown.ts'

/** From most to least urgent. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** Whom a failure exposes a resource to, beyond its own account. */
export type Exposure = 'public' | 'cross-account'

export const outcomes = ['fail', 'unknown', 'pass', 'not-applicable'] as const
export type Outcome = (typeof outcomes)[number]

/** What a check says of one resource. */
export interface Judgement {
  readonly outcome: Outcome
  /** Present exactly when the outcome is `unknown`. */
  readonly reason?: UnknownReason
  /** One sentence a person understands: what was seen. Fixed texts are best, they cost nothing at scale. */
  readonly message: string
  /** JSON Pointers into the resource (`/properties/…`, `/facts/…`) that decided. */
  readonly pointers: readonly string[]
}

export interface Fix {
  /** What to do, imperative, one or two sentences. */
  readonly text: string
  /** S: minutes, a setting. M: hours, a change to roll out. L: days, a migration. */
  readonly effort: 'S' | 'M' | 'L'
  /** One aws-cli command with UPPER_CASE placeholders. */
  readonly cli?: string
  /** CloudFormation properties in YAML. */
  readonly cloudformation?: string
  /** Terraform HCL. */
  readonly terraform?: string
}

/** A small resource literal, or one with neighbours; test and documentation at once. */
export interface Example {
  /** What this example shows, as the end of a sentence: `without a policy`. */
  readonly name?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly facts?: Readonly<Record<string, unknown>>
  readonly tags?: Readonly<Record<string, string>>
  readonly id?: string
  readonly arn?: string
  readonly region?: string
  /** Other resources around it. */
  readonly near?: readonly (Partial<Resource> & Pick<Resource, 'type' | 'id'>)[]
  /** Types whose absence is not knowledge in this example; all others were collected to the end. */
  readonly unseen?: readonly string[]
}

/**
 * One judgement on one resource type. The id is the path: `checks/s3/bucket-tls-only.ts` is `s3-bucket-tls-only`.
 * Practices and frameworks never appear here: the lens maps to checks, one way.
 */
export interface CheckDefinition {
  /** A positive claim that yes or no answers: `Bucket refuses requests without TLS`. */
  readonly title: string
  /** CloudFormation type, or one of the two pseudo-types. */
  readonly resource: string
  readonly severity: Severity
  /** Who a failure lets reach the resource: anyone, or other accounts. Absent: those already inside. Ranks the plan. */
  readonly exposure?: Exposure
  /** Why it matters, in one sentence. */
  readonly why: string
  readonly fix: Fix
  /** Top-level properties (`BucketEncryption`) and facts (`facts.MfaActive`) it reads. */
  readonly reads: readonly string[]
  /** Other types it asks for. */
  readonly relates?: readonly string[]
  /** True when the deciding values may be secrets: evidence then shows pointers without values. */
  readonly sensitive?: boolean
  readonly test: (resource: Resource, facts: Facts) => Judgement
  readonly examples: {
    readonly pass: readonly Example[]
    readonly fail: readonly Example[]
    readonly unknown?: readonly Example[]
    readonly notApplicable?: readonly Example[]
  }
}

export interface Check extends CheckDefinition {
  readonly id: string
}

/** Types a check literal; the registry gives it its id. */
export function check(definition: CheckDefinition): CheckDefinition {
  return definition
}
