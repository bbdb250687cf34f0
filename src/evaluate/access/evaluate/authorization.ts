import type { Policy } from '../policy/policy.ts'
import type { KmsGrant } from './layers/kms-grant.ts'
import type { S3Settings } from './layers/s3-settings.ts'

/**
 * Everything that has a say in a request. What is absent does not exist; what nobody could read is a policy with
 * `unresolved`. Policies are compiled once and the result is kept as long as the object lives: reuse the objects.
 */
export interface Authorization {
  /** Of the user and its groups, or of the role, inline and managed. Of a federated user: those of its parent user. */
  readonly identityPolicies?: readonly Policy[]
  readonly permissionsBoundary?: Policy
  /** Given with AssumeRole or GetFederationToken; an allow in one of them is enough. */
  readonly sessionPolicies?: readonly Policy[]
  /** Of the resource: bucket policy, key policy, trust policy of a role … */
  readonly resourcePolicy?: Policy
  /** Of the principal's account: from the root over the organisational units to the account, what is attached there. */
  readonly serviceControlPolicies?: readonly (readonly Policy[])[]
  /** Of the resource's account, in the same order. RCPFullAWSAccess is always attached and need not be named. */
  readonly resourceControlPolicies?: readonly (readonly Policy[])[]
  /** Looked at only when the request comes through an endpoint, or when it is given. */
  readonly vpcEndpointPolicy?: Policy
  readonly kmsGrants?: readonly KmsGrant[]
  readonly s3?: S3Settings
  readonly organization?: Organization
}

export interface Organization {
  readonly id?: string
  /** Its principals have no SCPs, its resources no RCPs. */
  readonly managementAccount?: string
  /**
   * `original`: Allow statements of SCPs have no conditions, no NotAction and only the resource `*`; others make the
   * policy unknown. `full` (the default): SCPs have the whole language, as since 2025.
   */
  readonly serviceControlGrammar?: 'original' | 'full'
}
