/** How a principal comes by rights that nobody gave it, as `catalog/access/escalation.json` describes it. */
export interface Method {
  /** `lambda-001`: the id of pathfinding.cloud, which people know the methods by. */
  readonly id: string
  readonly name: string
  readonly class: 'self-escalation' | 'principal-access' | 'new-passrole' | 'existing-passrole'
  readonly gains: Gain
  /** The kind of identity that can use it; both where it is absent. */
  readonly self?: 'user' | 'role'
  /** Whose managed policy is rewritten. */
  readonly policy?: 'of-self' | 'of-target'
  /** What is taken away that holds an identity down: a policy with a Deny, the boundary, a version of a managed policy. */
  readonly lifts?: Lift
  /** Which groups are meant: those that one is in, or the others. */
  readonly group?: 'of-self' | 'of-others'
  /** Services that the role may be passed to, each with the one that its trust policy has to let in. */
  readonly passes?: readonly PassedTo[]
  /** Kind of compute that is there already. */
  readonly workload?: string
  readonly requires?: readonly Requirement[]
  /** What no snapshot shows, in words. */
  readonly assumes?: readonly string[]
  readonly steps: readonly Step[]
}

/**
 * What one has afterwards; `…-with-any-policy`: with every permission that boundary, guardrails and denies leave; `…-lifted`: what one
 * had, without something that held it down.
 */
export type Gain =
  | 'self-lifted'
  | 'role-lifted'
  | 'self-with-any-policy'
  | 'self-in-group'
  | 'role'
  | 'user'
  | 'role-with-any-policy'
  | 'user-with-any-policy'

export type Lift =
  | 'inline'
  | 'attached'
  | 'group-inline'
  | 'group-attached'
  | 'membership'
  | 'boundary'
  | 'version'

export interface PassedTo {
  /** `iam:PassedToService`. */
  readonly to: string
  /** The service principal in the trust policy. */
  readonly trusts: string
}

/** A fact about the target. */
export type Requirement =
  | 'instance-profile'
  | 'free-access-key'
  | 'two-access-keys'
  | 'password'
  | 'no-password'
  | 'no-mfa'

/** One permission that the method needs. */
export interface Step {
  readonly action: string
  /**
   * `self`, `role`, `user`, `group`, `policy`: the one that the method is about. `workload`: the compute that is there.
   * `new:KIND`: one with a name of the principal's choice. `any:KIND`: one that is there. `*`: no resource.
   */
  readonly on: string
  /** The call names a managed policy that allows everything: `iam:PolicyARN`. */
  readonly policy?: boolean
  /** The call names a policy: the one that goes (`iam:PolicyARN`), or one that allows everything (`iam:PermissionsBoundary`). */
  readonly names?: 'lifted' | 'boundary'
  /** The trust policy is the one that an earlier step wrote. */
  readonly trust?: 'rewritten'
  readonly when?: 'policy-versions-full'
}

/** Compute that carries a role. */
export interface WorkloadKind {
  /** CloudFormation type. */
  readonly type: string
  /** Path to the property that names the role or instance profile. */
  readonly role: readonly string[]
  /** The service that its role trusts. */
  readonly service: string
}
