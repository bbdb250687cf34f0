import type { RequestContext } from './context.ts'
import type { Principal } from './principal.ts'

/** One thing that IAM decides on: one action on one resource. Calls that touch several are several requests. */
export interface AccessRequest {
  readonly principal: Principal
  /** `s3:GetObject`, in any case. */
  readonly action: string
  /** An ARN, or `*` for actions that have no resource. */
  readonly resource: string
  /** Who owns the resource. Without it: the account in the ARN, else the account of the principal. */
  readonly resourceAccount?: string
  readonly resourceOrgId?: string
  readonly resourceOrgPaths?: readonly string[]
  readonly context: RequestContext
  /** Set when the call comes through a VPC endpoint: `aws:SourceIp` is then absent. */
  readonly vpcEndpoint?: VpcEndpoint
}

export interface VpcEndpoint {
  /** `aws:SourceVpce`. */
  readonly id?: string
  /** `aws:SourceVpc`. */
  readonly vpc?: string
  readonly kind?: 'gateway' | 'interface'
}
