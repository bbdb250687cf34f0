import type { Json, Kept } from './row.ts'

export type AnalyzerType =
  | 'ACCOUNT'
  | 'ORGANIZATION'
  | 'ACCOUNT_UNUSED_ACCESS'
  | 'ORGANIZATION_UNUSED_ACCESS'
  | 'ACCOUNT_INTERNAL_ACCESS'
  | 'ORGANIZATION_INTERNAL_ACCESS'

/** What one run of a workload saw of access: a part of its resources. Only the newest run of a workload has one. */
export interface AccessSnapshotRow {
  readonly workload: string
  /** From 0. */
  readonly part: number
  readonly run: string
  readonly created: number
  readonly data: {
    /** Resources in the canonical model, with what decides access and no more. */
    readonly resources: readonly { readonly [key: string]: Json }[]
    /** Resources that were not kept: there were too many. */
    readonly leftOut: number
    /** Of the first part: what could not be listed; absent in what older versions kept. */
    readonly gaps?: readonly { readonly [key: string]: Json }[]
  }
}

export interface AccessAnalyzerRow extends Kept {
  /** The ARN. */
  readonly id: string
  readonly account: string
  readonly region: string
  readonly name: string
  readonly type: AnalyzerType
  readonly data: AccessAnalyzerData
}

export interface AccessAnalyzerData {
  readonly configuration?: AnalyzerConfiguration
  /** Milliseconds since the epoch. */
  readonly analyzed?: number
  readonly lastResource?: string
  /** Service that it belongs to, where it is linked to one. */
  readonly managedBy?: string
  /** What the analysis looked at. */
  readonly resources: readonly AnalyzedResourceData[]
}

export interface AnalyzedResourceData {
  readonly arn: string
  readonly type: string
  readonly account: string
}

/** In the shape of the API. */
export interface AnalyzerConfiguration {
  readonly unusedAccess?: {
    /** Days. */
    readonly unusedAccessAge?: number
    readonly analysisRule?: {
      readonly exclusions?: readonly {
        readonly accountIds?: readonly string[]
        readonly resourceTags?: readonly { readonly [key: string]: string }[]
      }[]
    }
  }
  readonly internalAccess?: {
    readonly analysisRule?: {
      readonly inclusions?: readonly {
        readonly accountIds?: readonly string[]
        readonly resourceTypes?: readonly string[]
        readonly resourceArns?: readonly string[]
      }[]
    }
  }
}

/** All must hold; of the values of an operator one. */
export interface FilterCriterion {
  readonly eq?: readonly string[]
  readonly neq?: readonly string[]
  readonly contains?: readonly string[]
  readonly exists?: boolean
}

export interface AccessArchiveRuleRow extends Kept {
  /** ARN of the analyzer. */
  readonly analyzer: string
  readonly name: string
  readonly data: { readonly filter: { readonly [key: string]: FilterCriterion } }
}

export type AccessFindingType =
  | 'ExternalAccess'
  | 'InternalAccess'
  | 'UnusedIAMRole'
  | 'UnusedIAMUserAccessKey'
  | 'UnusedIAMUserPassword'
  | 'UnusedPermission'

/** What guardrails of an organization have to do with access: see the API's `resourceControlPolicyRestriction`. */
export type Restriction<Kind extends 'RCP' | 'SCP'> =
  | 'APPLICABLE'
  | 'APPLIED'
  | 'NOT_APPLICABLE'
  | `FAILED_TO_EVALUATE_${Kind}`

export type AccessFindingStatus = 'ACTIVE' | 'ARCHIVED' | 'RESOLVED'

export interface AccessFindingRow extends Kept {
  /** ARN of the analyzer. */
  readonly analyzer: string
  readonly id: string
  readonly status: AccessFindingStatus
  readonly data: AccessFindingData
}

/** What was found, in the words of the API; members that the type of finding has no use for are absent. */
export interface AccessFindingData {
  readonly type: AccessFindingType
  readonly resource: string
  readonly resourceType: string
  readonly account: string
  /** Why nobody can tell; the finding then says that there may be access. */
  readonly error?: string
  readonly isPublic?: boolean
  readonly principal?: { readonly [kind: string]: string }
  readonly action?: readonly string[]
  readonly condition?: { readonly [key: string]: string }
  readonly source?: 'POLICY' | 'BUCKET_ACL' | 'S3_ACCESS_POINT'
  /** The access point, where it is the source. */
  readonly accessPoint?: string
  readonly resourceControl?: Restriction<'RCP'>
  readonly serviceControl?: Restriction<'SCP'>
  readonly principalAccount?: string
  readonly principalType?: 'IAM_ROLE' | 'IAM_USER'
  readonly accessType?: 'INTRA_ACCOUNT' | 'INTRA_ORG'
  /** Milliseconds since the epoch; absent: never. */
  readonly lastAccessed?: number
  readonly accessKey?: string
  /** Services with granted and unused actions; none where the whole service is not used. */
  readonly unused?: readonly { readonly service: string; readonly actions: readonly string[] }[]
  /** Policies, as JSON, that allow what was used. */
  readonly needed?: readonly string[]
  /** Names of the policies that grant too much. */
  readonly granted?: readonly string[]
  /** When a recommendation was asked for; milliseconds. */
  readonly recommended?: number
}

export interface AccessPreviewRow extends Kept {
  readonly id: string
  /** ARN of the analyzer. */
  readonly analyzer: string
  readonly status: 'COMPLETED' | 'FAILED'
  readonly data: {
    readonly configurations: { readonly [resource: string]: Json }
    readonly findings: readonly AccessPreviewFindingData[]
  }
}

export interface AccessPreviewFindingData extends AccessFindingData {
  readonly id: string
  readonly change: 'NEW' | 'CHANGED' | 'UNCHANGED'
  readonly status: AccessFindingStatus
  readonly existing?: { readonly id: string; readonly status: AccessFindingStatus }
}

export interface PolicyGenerationRow extends Kept {
  readonly id: string
  readonly account: string
  readonly region: string
  /** ARN of the user or role that the policy is for. */
  readonly principal: string
  readonly status: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'CANCELED'
  readonly data: PolicyGenerationData
}

export interface PolicyGenerationData {
  /** Principal who asked. */
  readonly by: string
  /** Milliseconds since the epoch. */
  readonly from: number
  readonly to: number
  readonly trails: readonly { readonly [key: string]: Json }[]
  readonly completed?: number
  readonly error?: string
  readonly policies?: readonly string[]
  /** Whether the policies allow everything that was seen, and all of it is known. */
  readonly complete?: boolean
}
