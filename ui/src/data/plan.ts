import type { PlanEntry } from '../../../src/server/api/schemas-decisions.ts'
import { client, forget } from './client.ts'
import { write } from './http.ts'
import { apiList } from './workload.ts'

export type { PlanEntry }
export type PlanStatus = PlanEntry['status']

/** What a person decides about an improvement; what is left out stays. */
export interface PlanChange {
  readonly status?: PlanStatus
  readonly owner?: string
  /** ISO date. */
  readonly due?: string
  readonly ticket?: string
  readonly notes?: string
  readonly reason?: string
  /** ISO date. */
  readonly until?: string
}

export const planQuery = (workload: string) =>
  apiList<PlanEntry>(`workloads/${workload}/plan/items`)

/** Shows a change at once, saves it, and takes it back where it is refused. @throws ApiError */
export async function changePlan(
  workload: string,
  entry: PlanEntry,
  change: PlanChange,
): Promise<PlanEntry> {
  const { queryKey } = planQuery(workload)
  const before = client.getQueryData(queryKey)
  const replace = (next: PlanEntry) =>
    client.setQueryData(queryKey, (all) => all?.map((each) => (each.id === next.id ? next : each)))
  replace({ ...entry, ...change })
  try {
    const path = `/api/workloads/${workload}/plan/items/${encodeURIComponent(entry.id)}`
    const saved = await write<PlanEntry>('PATCH', path, { ...change, version: entry.version })
    replace(saved)
    forget(workload)
    return saved
  } catch (error) {
    client.setQueryData(queryKey, before)
    void client.invalidateQueries({ queryKey })
    throw error
  }
}
