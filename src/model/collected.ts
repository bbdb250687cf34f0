import type { Diagnostic } from './diagnostic.ts'
import type { Gap } from './gap.ts'
import type { Resource } from './resource.ts'
import type { Source } from './snapshot.ts'

/** What reading one source gave. Problems are in it, not thrown: whatever else was given is still reviewed. */
export interface Collected {
  readonly source: Source
  readonly resources: readonly Resource[]
  readonly gaps: readonly Gap[]
  readonly diagnostics: readonly Diagnostic[]
  /** Names of the parameters that a template declares. */
  readonly parameters?: readonly string[]
}
