import type { Resource } from './resource.ts'
import type { Unknown } from './unknown.ts'

/** What the access engine says of a snapshot to those who judge resources. Worked out on first use. */
export interface AccessFacts {
  /** Ways in to what belongs to an account, from outside of it: those that are certain, and why there may be more. */
  exposures(account: Resource): Openings
  /** Users and roles that can do anything in an account, or can give themselves the right to. */
  administrators(account: Resource): AccessAnswer<readonly Resource[]>
  /** The shortest way from a user or role to the rights of an administrator; none: there is no way. */
  escalation(identity: Resource): AccessAnswer<Escalation | 'none' | 'is-administrator'>
  /** What a user can do by policies of its own and not by its groups, in words; `none`: nothing, `no-rights`: it has no policies. */
  beyondGroups(user: Resource): AccessAnswer<string | 'none' | 'no-rights'>
  /** Tags of callers that policies of an account decide by, and who can give itself another value. */
  callerTags(account: Resource): CallerTags
  /** Which of these guardrails of the library hold in an account, whatever its own policies say. */
  guardrails(account: Resource, names: readonly string[]): AccessAnswer<readonly Guardrail[]>
}

export type AccessAnswer<T> = T | Unknown

export interface Openings {
  readonly certain: readonly Opening[]
  readonly doubt?: Unknown
}

export interface Opening {
  /** ARN of what is open. */
  readonly resource: string
  readonly reach: 'public' | 'cross-organization' | 'organization' | 'cross-account'
  readonly principal: string
  /** Whether a caller has to know a secret that was agreed on (`sts:ExternalId`). */
  readonly externalId: boolean
}

export interface Escalation {
  /** One sentence a hop: who becomes whom, by which action. */
  readonly hops: readonly string[]
}

export interface CallerTags {
  /** In lower case: IAM compares them without regard to it. */
  readonly keys: readonly string[]
  /** Users and roles, other than administrators, that can set one of them on themselves. */
  readonly changedBy: readonly Resource[]
  readonly doubt?: Unknown
}

export interface Guardrail {
  /** Name in the library: `keep-cloudtrail`. */
  readonly name: string
  readonly inForce: boolean | 'partly' | Unknown
}
