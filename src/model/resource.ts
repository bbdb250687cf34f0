/** Pseudo-types for what belongs to an account or to a Region of it and has no CloudFormation type. */
export const accountType = 'AWS::::Account'
export const regionType = 'AWS::::Region'
/** A policy that AWS manages and some identity of the account has attached. */
export const awsManagedPolicyType = 'AWS::::ManagedPolicy'

export type SourceKind = 'aws' | 'cloudformation' | 'terraform' | 'sample'

/** Where a resource was read: a live account has only a kind; a template or plan has a file, a line and an address. */
export interface SourceRef {
  readonly kind: SourceKind
  readonly file?: string
  /** 1-based line where the resource starts in the file. */
  readonly line?: number
  /** Logical id of a template resource, address of a plan resource. */
  readonly address?: string
}

/** How a property came by its value. What is not listed in `Resource.origins` is `explicit`. */
export type Origin = 'explicit' | 'default' | 'account-setting'

/**
 * One thing in AWS, in one shape whatever the source: `type` and `properties` are the CloudFormation type and
 * property schema, with the folded extras that `docs/reference/canonical-model.md` lists.
 */
export interface Resource {
  readonly type: string
  /** What CloudFormation's `Ref` returns; for a template the logical id, for a plan the address. */
  readonly id: string
  readonly arn?: string
  readonly account?: string
  readonly region?: string
  readonly name?: string
  /** The template, plan or state in which symbolic references such as `${Key.Arn}` resolve. Absent for live resources. */
  readonly stack?: string
  /** The condition of a template on which it depends, where nobody can decide it: the resource may not exist. */
  readonly condition?: string
  readonly properties: Readonly<Record<string, unknown>>
  /** What exists only at run time (last used, status, attachments). An absent fact was not collected. */
  readonly facts?: Readonly<Record<string, unknown>>
  readonly tags: Readonly<Record<string, string>>
  /** ISO 8601, when it was read. */
  readonly at?: string
  readonly source: SourceRef
  /** JSON Pointer into `properties` → how the value there came to be. */
  readonly origins?: Readonly<Record<string, Origin>>
  /** JSON Pointer into `properties` → 1-based line in `source.file`. */
  readonly lines?: Readonly<Record<string, number>>
}
