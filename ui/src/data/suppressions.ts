import type { Finding } from './findings.ts'
import { write } from './http.ts'

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
