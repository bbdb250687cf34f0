import type { Outcome } from './check.ts'

/** How much of a service AWS runs. */
export type ServiceModel =
  | 'infrastructure'
  | 'containers'
  | 'managed-database'
  | 'managed-storage'
  | 'serverless'
  | 'managed-network'
  | 'managed-security'

export interface CustomerDuty {
  readonly duty: string
  /** Practice numbers, e.g. `SEC08-BP02`. */
  readonly practices: readonly string[]
  readonly checks: readonly string[]
  /** How the checks came out for this workload; all zero means that nothing judges it. */
  readonly counts: Readonly<Record<Outcome, number>>
  readonly status: 'done' | 'not-done' | 'unknown' | 'not-judged'
}

/** One row of the shared responsibility matrix. */
export interface ServiceResponsibility {
  readonly service: string
  readonly model: ServiceModel
  /** Resources of the workload by type. */
  readonly resources: Readonly<Record<string, number>>
  readonly aws: readonly string[]
  readonly customer: readonly CustomerDuty[]
}
