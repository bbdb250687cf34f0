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

/** Changes of improvements on their way, by workload and improvement. */
const underway = new Map<string, Promise<unknown>>()

/**
 * Shows a change at once, saves it after those that were made before, and takes it back where it is refused.
 * @throws ApiError
 */
export function changePlan(
  workload: string,
  { id }: Pick<PlanEntry, 'id'>,
  change: PlanChange,
): Promise<PlanEntry> {
  const { queryKey } = planQuery(workload)
  const find = () => client.getQueryData(queryKey)?.find((each) => each.id === id)
  const put = (next: Partial<PlanEntry>) =>
    client.setQueryData(queryKey, (all) =>
      all?.map((each) => (each.id === id ? { ...each, ...next } : each)),
    )
  const send = async (): Promise<PlanEntry> => {
    try {
      const path = `/api/workloads/${workload}/plan/items/${encodeURIComponent(id)}`
      const saved = await write<PlanEntry>('PATCH', path, { ...change, version: find()?.version })
      put(saved)
      forget(workload)
      return saved
    } catch (error) {
      if (before !== undefined) put(before)
      void client.invalidateQueries({ queryKey })
      throw error
    }
  }
  const before = find()
  void client.cancelQueries({ queryKey })
  put(change)
  const key = `${workload} ${id}`
  const sent = (underway.get(key) ?? Promise.resolve()).then(send, send)
  underway.set(key, sent)
  return sent
}
