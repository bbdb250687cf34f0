import type { SourceKind } from './resource.ts'
import type { UnknownReason } from './unknown.ts'

/** What could not be seen, why, what it hides and what would open it. */
export interface Gap {
  readonly source: SourceKind
  /** The API operation, e.g. `s3:GetBucketPolicy`, or the part of a file that could not be read. */
  readonly operation: string
  readonly account?: string
  readonly region?: string
  readonly reason: UnknownReason
  /** The error code and message as received, shortened. */
  readonly error: string
  /** CloudFormation types that may be missing or incomplete because of it; `*` stands for any. */
  readonly types: readonly string[]
  /** True when resources of these types may be missing altogether; false when only parts of one resource are. */
  readonly hides: boolean
  /** The resource whose detail is missing, where one call for one resource failed. */
  readonly resource?: string
  /** The IAM action that would close the gap, e.g. `s3:GetBucketPolicy`. */
  readonly permission?: string
}

/** Whether resources of a type may be missing altogether because of a gap. */
export function hidesType(gap: Gap, type: string): boolean {
  return gap.hides && (gap.types.includes(type) || gap.types.includes('*'))
}
