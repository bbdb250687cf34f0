import type { Hop } from '../escalation/hop.ts'
import type { Identity } from '../identity.ts'
import type { DecidingStatement } from '../../evaluate/decision.ts'

/** What a path ends at. */
export interface Goal {
  readonly kind: 'admin' | 'sensitive' | 'identity' | 'resource'
  /** Of resources: what is read there, and what allows it. */
  readonly access?: {
    readonly action: string
    readonly arn: string
    readonly deciding?: DecidingStatement
  }
  /** Nobody knows whether the identity is there: why. */
  readonly doubt?: string
}

/** An identity of which nobody knows whether it is at a goal, and why. */
export interface Undecided {
  readonly identity: Identity
  readonly reason: string
}

/** The shortest way from an identity to a goal that starts with a certain hop. */
export interface EscalationPath {
  readonly from: Identity
  readonly to: Identity
  readonly goal: Goal
  readonly hops: readonly PathHop[]
  readonly certainty: Hop['certainty']
}

/** A step from one identity to another, with every method that makes it. */
export interface PathHop {
  readonly from: Identity
  readonly to: Identity
  /** The best first. */
  readonly ways: readonly [Hop, ...Hop[]]
}
