import type { PolicyType, Statement } from '../policy/policy.ts'
import type { AccessRequest } from '../request/request.ts'
import type { Limits } from './budget.ts'

/** A request that proves an answer: the evaluator was asked and agrees. */
export interface Witness {
  readonly request: AccessRequest
  /** The statement that allows it. */
  readonly allowedBy: Statement
  /** The statement that denies it, where the other policy has one; else the other policy is silent. */
  readonly deniedBy?: Statement
  /** False when AWS has no such action today: the patterns would allow it once it exists. */
  readonly known: boolean
}

export type Inclusion =
  | { readonly answer: 'included' }
  | { readonly answer: 'not-included'; readonly witness: Witness }
  | { readonly answer: 'unknown'; readonly reason: string }

export interface IncludeOptions extends Limits {
  /** What the policies are attached as; `identity` without it. */
  readonly type?: PolicyType
}
