import type { Json, Kept } from './row.ts'

export type SharedKind = 'workload' | 'lens' | 'profile' | 'template'
export type ShareStatus =
  | 'ACCEPTED'
  | 'REJECTED'
  | 'PENDING'
  | 'REVOKED'
  | 'EXPIRED'
  | 'ASSOCIATING'
  | 'ASSOCIATED'
  | 'FAILED'

/** A resource shared with someone, and the invitation to it. */
export interface ShareRow extends Kept {
  readonly id: string
  readonly type: SharedKind
  /** Id of the resource. */
  readonly resource: string
  readonly resource_arn: string
  readonly resource_name: string
  /** Owning account. */
  readonly account: string
  readonly region: string
  /** Account id, user ARN, organisation ARN or unit ARN. */
  readonly target: string
  readonly kind: 'account' | 'user' | 'organization' | 'ou'
  readonly permission: 'READONLY' | 'CONTRIBUTOR'
  readonly status: ShareStatus
  /** Shares inside an organisation have none. */
  readonly invitation: string | null
  /** Milliseconds since the epoch; when a pending invitation lapses. */
  readonly expires: number | null
  readonly data: { readonly [key: string]: Json }
}

export interface NotificationRow extends Kept {
  readonly id: string
  readonly account: string
  readonly region: string
  readonly kind: 'lens' | 'profile'
  /** Of whom it speaks: ARN of the lens, profile or template. */
  readonly resource_arn: string
  readonly workload: string | null
  readonly status: 'OPEN' | 'DONE'
  readonly data: { readonly [key: string]: Json }
}

export interface TagRow {
  readonly resource_arn: string
  readonly key: string
  readonly value: string
}
