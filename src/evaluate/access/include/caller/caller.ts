import type { Principal } from '../../request/principal.ts'
import type { Demand } from '../dimension/find-value.ts'
import type { KeyTraits } from '../dimension/traits.ts'

/** A kind of caller: everyone whom the policies cannot tell apart but by condition keys. */
export interface Caller {
  /** One of them, on whom statements are tried. */
  readonly sample: Principal
  /** What keys are like for all of them; others are as in any request. */
  readonly keys: ReadonlyMap<string, Partial<KeyTraits>>
  /** Whom the kind leaves out, by their ARN. */
  readonly demands: readonly Demand[]
}
