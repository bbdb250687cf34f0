import type { Policy } from '../../policy/policy.ts'

/** What S3 decides by, besides policies. Source: Amazon S3 user guide, "Access control". */
export interface S3Settings {
  readonly organizationPublicAccessBlock?: PublicAccessBlock
  readonly accountPublicAccessBlock?: PublicAccessBlock
  readonly bucketPublicAccessBlock?: PublicAccessBlock
  /** `BucketOwnerEnforced` without it, the default since 2023: ACLs then say nothing. */
  readonly objectOwnership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'
  readonly bucketAcl?: readonly AclGrant[]
  readonly objectAcl?: readonly AclGrant[]
  /** Set when the call goes through an access point. */
  readonly accessPoint?: AccessPoint
}

export interface PublicAccessBlock {
  readonly blockPublicAcls?: boolean
  readonly ignorePublicAcls?: boolean
  readonly blockPublicPolicy?: boolean
  readonly restrictPublicBuckets?: boolean
}

export interface AclGrant {
  /** A canonical user id, an account, or one of the three groups. */
  readonly grantee: string
  readonly permission: 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP'
}

export interface AccessPoint {
  /** `arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME`. Without it the policy is asked about the resource of the request. */
  readonly arn?: string
  /** `arn:aws:s3:::BUCKET` behind it; needed when the request names the access point. */
  readonly bucketArn?: string
  readonly policy?: Policy
  readonly publicAccessBlock?: PublicAccessBlock
  /** Set when it answers only inside this VPC. */
  readonly vpc?: string
}
