import { createHash } from 'node:crypto'
import type { Estate } from '../../../evaluate/access/graph/estate.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import type { AccessFindingData, Restriction } from '../../../store/schema.ts'

/** A finding as an analysis makes it; its id follows from what it is about, so that it is the same the next time. */
export interface Found {
  readonly data: AccessFindingData
  /** What tells it from others of its type and resource. */
  readonly about: readonly unknown[]
}

/** What a finding of any type says of its resource. */
export type OfResource = Pick<AccessFindingData, 'resource' | 'resourceType' | 'account'>

/** The id of a finding of an analyzer, in the form of a UUID. */
export function findingIdOf(analyzer: string, { data, about }: Found): string {
  const text = canonicalJson([analyzer, data.type, data.resourceType, data.resource, about])
  return asUuid(createHash('sha256').update(text).digest('hex'))
}

/** 32 hexadecimal digits or more in the form of a UUID. */
export function asUuid(hex: string): string {
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Whether RCPs restrict what is said of a resource of an account; they are not evaluated for external access. */
export function resourceControlOf(estate: Estate, account: string): Restriction<'RCP'> {
  const { resourceControl, organization } = estate.guardrails(account)
  if (resourceControl === undefined) return 'NOT_APPLICABLE'
  const policies = resourceControl.flat()
  if (policies.some(({ unresolved }) => unresolved !== undefined)) return 'FAILED_TO_EVALUATE_RCP'
  const manages = organization?.managementAccount === account
  const denies = policies.some(({ statements }) => statements.some((one) => one.effect === 'Deny'))
  return denies && !manages ? 'APPLICABLE' : 'NOT_APPLICABLE'
}
