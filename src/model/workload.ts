export type Environment = 'production' | 'preproduction'

/** The unit of review. */
export interface Workload {
  readonly name: string
  readonly description?: string
  readonly environment: Environment
  /** Who owns the review. */
  readonly owner?: string
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  /** Only resources that match every given selector belong to it; account-level facts always do. */
  readonly selectors?: {
    readonly tags?: Readonly<Record<string, string>>
    readonly stacks?: readonly string[]
  }
}
