import type { Policy, Statement } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'

export type Verdict = 'allow' | 'explicit-deny' | 'implicit-deny' | 'unknown'

/** What decided: a kind of policy, or a rule of a service that no policy changes. */
export type Layer =
  | 'service-rule'
  | 'resource-control'
  | 'service-control'
  | 'vpc-endpoint'
  | 's3-public-access-block'
  | 'access-point'
  | 's3-acl'
  | 'resource'
  | 'trust'
  | 'key'
  | 'kms-grant'
  | 'identity'
  | 'boundary'
  | 'session'
  | 'root-user'

/** A statement together with the policy that it stands in. */
export interface DecidingStatement {
  readonly policy: Policy
  readonly statement: Statement
}

/** The answer of one policy. */
export interface PolicyDecision {
  readonly verdict: Verdict
  /** The statements that made it: those that deny, those that allow, or those that are unknown. */
  readonly statements: readonly Statement[]
  /** Context keys that would have to be known to decide, sorted. */
  readonly missingContext: readonly string[]
}

/** The answer of all layers. */
export interface AccessDecision {
  readonly verdict: Verdict
  /** The first layer, in the order of IAM, that made the verdict. */
  readonly layer: Layer
  readonly deciding?: DecidingStatement
  /** Context keys that would have to be known to decide, sorted. */
  readonly missingContext: readonly string[]
  /** A fact that `explainDecision` puts into words: why this layer decided so. */
  readonly because: string
  /** Of calls that need several permissions: the one that decided. */
  readonly request?: AccessRequest
}
