import type { Suppression } from '../../../src/server/api/schemas-decisions.ts'
import type { Finding } from './findings.ts'
import { write } from './http.ts'
import { apiList } from './workload.ts'

export type { Suppression }

export interface Decision {
  readonly reason: string
  readonly owner: string
  /** ISO date. */
  readonly expires: string
}

/** Says that findings do not count until a date. */
export function suppress(
  workload: string,
  findings: readonly Finding[],
  decision: Decision,
): Promise<unknown> {
  return write('POST', `/api/workloads/${workload}/suppressions`, {
    ...decision,
    findings: findings.map(({ id }) => id),
  })
}

export const suppressionsQuery = (workload: string) =>
  apiList<Suppression>(`workloads/${workload}/suppressions`)

/** What it hid counts again. */
export const revokeSuppression = (workload: string, id: string) =>
  write<Suppression>('DELETE', `/api/workloads/${workload}/suppressions/${id}`)
