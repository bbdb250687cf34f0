import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  FindingCounts,
  FindingDetails,
  FindingPage,
} from '../../../src/server/api/schemas-findings.ts'
import { type Query, read } from './http.ts'
import { apiQuery } from './workload.ts'

export type {
  Finding,
  FindingCounts,
  FindingDetails,
} from '../../../src/server/api/schemas-findings.ts'

/** The findings that a filter leaves, page after page. */
export const findingsQuery = (workload: string, filter: Query, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['api', 'findings', workload, filter, limit] as const,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<FindingPage>(
        `/api/workloads/${workload}/findings`,
        { ...filter, limit, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  })

/** How many findings there are; one comes along, because a page is never empty. */
export const findingTotalQuery = (workload: string) =>
  apiQuery<Pick<FindingPage, 'total'>>(`workloads/${workload}/findings`, { limit: 1 })

/** How many findings a filter leaves, by what could narrow it further. */
export const findingCountsQuery = (workload: string, filter: Query) =>
  apiQuery<FindingCounts>(`workloads/${workload}/findings/counts`, filter)

export const findingQuery = (workload: string, finding: string) =>
  apiQuery<FindingDetails>(`workloads/${workload}/findings/${finding}`)
