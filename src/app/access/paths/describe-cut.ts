import type { Cut } from '../../../evaluate/access/graph/paths/minimal-cut.ts'
import type { DescribedStatement } from './describe-path.ts'

/** The one statement whose removal helps most. */
export interface DescribedCut extends DescribedStatement {
  /** ARNs of identities that have no path without it. */
  readonly frees: readonly string[]
  /** Paths fewer. */
  readonly broken: number
}

export function describeCut({ policy, statement, freed, broken }: Cut): DescribedCut {
  return {
    ...(policy.name !== undefined && { policy: policy.name }),
    index: statement.index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    frees: freed.map(({ arn }) => arn),
    broken,
  }
}
