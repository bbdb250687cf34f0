import type { DecidingStatement, Layer } from '../../evaluate/decision.ts'
import type { Identity } from '../identity.ts'
import type { Method } from './method.ts'

/** A permission of a hop and the statement that gives it. */
export interface Proof {
  readonly action: string
  readonly resource: string
  readonly layer: Layer
  readonly deciding?: DecidingStatement
}

/**
 * `certain`: everything that it needs is in the snapshot. `assumed`: it also needs something that the snapshot does not show, such
 * as an instance that runs. `unknown`: nobody knows whether it is allowed.
 */
export type Certainty = 'certain' | 'assumed' | 'unknown'

/** One way from an identity to the rights of another. */
export interface Hop {
  readonly from: Identity
  readonly to: Identity
  readonly method: Method
  readonly certainty: Certainty
  readonly proofs: readonly Proof[]
  /** What was assumed, in words. */
  readonly assumes: readonly string[]
  /** Of unknown ones: why. */
  readonly reasons: readonly string[]
  /** Compute, policy or group that it goes by. */
  readonly through?: string
}
