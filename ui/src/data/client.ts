import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './http.ts'

/** One cache for the whole page. Reads that did not arrive are tried again, refusals are not. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      networkMode: 'always',
      retry: (failures, error) => error instanceof ApiError && error.transient && failures < 4,
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 8000),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Marks as stale what names a workload, a list of workloads or a summary over them. */
export function forget(workload?: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => {
      if (queryKey[0] === 'session') return false
      if (workload === undefined) return true
      const key = JSON.stringify(queryKey)
      return key.includes(workload) || /home|ListWorkloads|workloads"/.test(key)
    },
  })
}
