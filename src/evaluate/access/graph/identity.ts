import type { Resource } from '../../../model/resource.ts'
import type { Policy } from '../policy/policy.ts'
import type { Principal } from '../request/principal.ts'

/** A user or role with everything that says what it may do. */
export interface Identity {
  readonly kind: 'user' | 'role'
  readonly arn: string
  readonly account: string
  readonly name: string
  readonly resource: Resource
  /** Inline and attached ones, and those of its groups. What could not be read is a policy with `unresolved`. */
  readonly policies: readonly Policy[]
  readonly boundary?: Policy
  /** Of roles: who may assume it. */
  readonly trust?: Policy
  /** Roles that a service made for itself: no guardrail binds them, and only the service assumes them. */
  readonly serviceLinked: boolean
  /** As it stands in requests. */
  readonly principal: Principal
}
