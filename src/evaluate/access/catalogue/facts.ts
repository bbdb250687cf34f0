/** What a service authorises, as the service authorization reference of AWS lists it. */
export interface ActionFacts {
  /** In AWS's capitals: `s3:GetObject`. */
  readonly id: string
  /** Prefix: `s3`. */
  readonly service: string
  /** `GetObject`. */
  readonly name: string
  readonly level: AccessLevel
  /** Resource types the action applies to; none: the action knows only `Resource: "*"`. */
  readonly resources: readonly ActionResource[]
  /** Condition keys of the action itself, in AWS's capitals; tag keys as `aws:RequestTag/${TagKey}`. */
  readonly keys: readonly string[]
}

export type AccessLevel = 'Read' | 'Write' | 'List' | 'Tagging' | 'Permissions management'

export interface ActionResource {
  readonly type: ResourceTypeFacts
  /** Whether every call names a resource of this type; else at least one of the others. */
  readonly required: boolean
  /** Condition keys that exist only for resources of this type in this action. */
  readonly keys: readonly string[]
}

export interface ResourceTypeFacts {
  readonly service: string
  /** `bucket`. */
  readonly name: string
  /** `arn:${Partition}:s3:::${BucketName}`. */
  readonly arn: string
  /** Condition keys of resources of this type, for whatever action. */
  readonly keys: readonly string[]
}

export interface KeyFacts {
  /** In AWS's capitals: `aws:PrincipalTag/tag-key`, `kms:EncryptionContext:${EncryptionContextKey}`. */
  readonly name: string
  readonly type: KeyType
  /** True for `ArrayOf…` keys: a request may carry several values, and set operators have a meaning. */
  readonly multivalued: boolean
  /** True for keys of requests to every service (`aws:SourceIp`), which no action lists. */
  readonly global: boolean
}

export type KeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'IPAddress' | 'Date'

export interface ServiceFacts {
  readonly id: string
  /** `Amazon S3`. */
  readonly name: string
  /** By lower-cased action name without prefix. */
  readonly actions: ReadonlyMap<string, ActionFacts>
  readonly resources: ReadonlyMap<string, ResourceTypeFacts>
  /** By lower-cased key as documented; templates keep their `${…}`. */
  readonly keys: ReadonlyMap<string, KeyFacts>
}
