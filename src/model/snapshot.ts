import type { Diagnostic } from './diagnostic.ts'
import type { Gap } from './gap.ts'
import type { Resource, SourceKind } from './resource.ts'

/** One thing that was read, and how far its silence counts. */
export interface Source {
  readonly kind: SourceKind
  /** What the reader gave: a path, an account id. */
  readonly name: string
  readonly account?: string
  readonly regions?: readonly string[]
  /**
   * Live only: the types that were listed to the end. Absence of a resource of such a type is knowledge;
   * a template or plan shows only what it declares, so it lists none.
   */
  readonly collected?: readonly string[]
}

/** An immutable capture: everything after collecting is a function of it, the catalog, the human record and a clock. */
export interface Snapshot {
  readonly started: string
  readonly ended: string
  readonly sources: readonly Source[]
  readonly resources: readonly Resource[]
  readonly gaps: readonly Gap[]
  readonly diagnostics: readonly Diagnostic[]
}
