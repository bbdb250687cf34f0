import { type Estate, readEstate } from '../../evaluate/access/graph/estate.ts'
import {
  type Exposure,
  findExposures,
  reaches,
  type Reach,
} from '../../evaluate/access/graph/exposure.ts'
import { policyProperties } from '../../evaluate/access/graph/resource-policies.ts'
import type { Resource } from '../../model/resource.ts'

/** Types of CloudFormation that carry a policy of their own. */
export const guardedTypes: readonly string[] = Object.keys(policyProperties)

/** One way in to a resource from outside of its account. */
export interface ExposureRow {
  readonly resource: string
  readonly type: string
  readonly account?: string
  readonly reach: Reach
  readonly principal: string
  readonly actions: readonly string[]
  readonly conditions: readonly string[]
  /** Sid, or position. */
  readonly statement?: string
  /** Its position in the policy of the resource, from 0. */
  readonly index?: number
  /** A request that the evaluator allows, as a sentence's parts. */
  readonly proof?: { readonly action: string; readonly resource: string; readonly caller: string }
  readonly reason?: string
}

export interface ExposureAnswer {
  /** Widest first. */
  readonly rows: readonly ExposureRow[]
  /** Resources with a policy of their own that were looked at. */
  readonly resources: number
}

/** Lists what of a snapshot is open to whom beyond its account. */
export function askExposure(resources: readonly Resource[]): ExposureAnswer {
  return exposureOf(readEstate(resources))
}

/** The same of an estate that was read before. */
export function exposureOf(estate: Estate): ExposureAnswer {
  const rows = findExposures(estate).map(rowOf)
  return {
    rows: rows.toSorted(
      (a, b) =>
        reaches.indexOf(a.reach) - reaches.indexOf(b.reach) || (a.resource < b.resource ? -1 : 1),
    ),
    resources: estate.guarded.filter(({ policy }) => policy !== undefined).length,
  }
}

function rowOf(exposure: Exposure): ExposureRow {
  const { target, reach, principal, actions, conditions, statement, witness, reason } = exposure
  return {
    resource: target.arn,
    type: target.resource.type,
    ...(target.account !== undefined && { account: target.account }),
    reach,
    principal,
    actions,
    conditions,
    ...(statement !== undefined && {
      statement: statement.sid ?? `statement ${statement.index + 1}`,
      index: statement.index,
    }),
    ...(witness !== undefined && {
      proof: {
        action: witness.request.action,
        resource: witness.request.resource,
        caller: witness.request.principal.arn ?? witness.request.principal.kind,
      },
    }),
    ...(reason !== undefined && { reason }),
  }
}
