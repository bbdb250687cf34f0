import type { CollectContext } from './context.ts'

/**
 * Reads one AWS service. One file per service, `services/<service>.ts`, exporting it as `collector`:
 * what it lists, the IAM actions it needs and one verb. `npm run generate` writes the registry and the IAM policy.
 */
export interface Collector {
  /** Short name for progress and selection; unique, e.g. `s3`. */
  readonly service: string
  /** `global` runs once per account, `regional` once in every Region. */
  readonly scope: 'global' | 'regional'
  /** CloudFormation types that `collect` lists to the end. */
  readonly types: readonly string[]
  /** What it adds to the `AWS::::Account` resource: property names, facts as `facts.Root`. */
  readonly account?: readonly string[]
  /** What it adds to the `AWS::::Region` resource. */
  readonly region?: readonly string[]
  /** Every IAM action its calls need; a call that names another one is refused. */
  readonly actions: readonly string[]
  /** Makes the calls through the context, and emits resources as it learns them. */
  readonly collect: (context: CollectContext) => Promise<void>
}
