import type { Origin } from '../../../evaluate/access/graph/joined-policy.ts'
import type { Policy, PolicyType } from '../../../evaluate/access/policy/policy.ts'

/** One policy of one side of a comparison: a document, or what a resource holds. */
export interface Piece {
  readonly key: string
  /** For people: `policies/role.json`, or `identity policies of AWS::IAM::Role Worker`. */
  readonly title: string
  readonly file: string
  /** 1-based. */
  readonly line?: number
  readonly policy: Policy
  /** Absent where only its text tells. */
  readonly type?: PolicyType
  /** By the place of a statement: which document it is from. */
  readonly origins?: readonly Origin[]
  /** Policies that are attached by name and whose text is not there. */
  readonly elsewhere: readonly string[]
  /** Whether everything is allowed where there is none: of what limits rather than grants. */
  readonly limits: boolean
  /** Of identity policies: who has them, as a sentence begins. */
  readonly who?: string
  /** The resource without which it decides about nothing, by a name that is the same on both sides. */
  readonly holder?: string
  /** Of a policy that is a resource of its own: what it is attached to, the same on both sides whatever it is called. */
  readonly attachedTo?: string
  /** Of all that it means by what is not resolved in it, where that can be told. */
  readonly declaration?: string
  /** Of the content of the file that it is in, and of what that includes. */
  readonly digest: string
}
