import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import type { Cut } from '../../../evaluate/access/graph/paths/minimal-cut.ts'
import type { DescribedStatement } from './describe-path.ts'

/** The one statement whose removal helps most. */
export interface DescribedCut extends DescribedStatement {
  /** ARNs of identities that have no path without it. */
  readonly frees: readonly string[]
  /** ARNs of identities that have the policy, or are guarded by it; at most twenty. */
  readonly holders: readonly string[]
  /** Paths fewer. */
  readonly broken: number
}

const mostHolders = 20

export function describeCut(
  { policy, statement, freed, broken }: Cut,
  { identities }: Estate,
): DescribedCut {
  const holders = identities.filter(
    ({ policies, boundary, trust }) =>
      policies.includes(policy) || boundary === policy || trust === policy,
  )
  return {
    ...(policy.name !== undefined && { policy: policy.name }),
    index: statement.index,
    ...(statement.sid !== undefined && { sid: statement.sid }),
    frees: freed.map(({ arn }) => arn),
    holders: holders.slice(0, mostHolders).map(({ arn }) => arn),
    broken,
  }
}
