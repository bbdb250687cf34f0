import type { AccessFacts } from './access-facts.ts'
import type { Resource } from './resource.ts'
import type { Unknown } from './unknown.ts'

/** What a check may ask beyond its own resource. Lookups are indexed; asking is cheap. */
export interface Facts {
  /** The clock of the review, in milliseconds since the epoch. */
  readonly now: number
  /** Resources of a type around a resource: same account when it has one, else same stack. */
  all(type: string, near: Resource): readonly Resource[]
  /** Like `all`, further limited to the Region of `near` (resources and `near` without a Region match any). */
  inRegion(type: string, near: Resource): readonly Resource[]
  /** Resources of a type in the whole snapshot, whatever the account; for what one account does for others. */
  everywhere(type: string): readonly Resource[]
  /** Resources of a type around `near` whose top-level property refers to `target` (by id, ARN, name or symbolic reference). */
  referring(type: string, property: string, target: Resource): readonly Resource[]
  /**
   * Resolves a reference (`${LogicalId}`, `${LogicalId.Arn}`, id, name or ARN) to a resource of a type.
   * Another account or Region is only searched for what is unique there too: ARNs, bucket names, generated ids.
   * `undefined`: it is not in the snapshot.
   */
  find(type: string, reference: unknown, near: Resource): Resource | undefined
  /** Whether the absence of a type around `near` is knowledge (`true`) or a gap (an unknown that says which). */
  seen(type: string, near: Resource): true | Unknown
  /** Who can do what, from the access engine. */
  readonly access: AccessFacts
}
