import type {
  FindingCounts,
  FindingDetails,
  FindingPage,
} from '../../../src/server/api/schemas-findings.ts'
import type { Query } from './http.ts'
import { apiQuery } from './workload.ts'

export type {
  Finding,
  FindingCounts,
  FindingDetails,
} from '../../../src/server/api/schemas-findings.ts'

/** One page of the findings that a filter leaves. @param page its number, from 1 */
export const findingsQuery = (workload: string, filter: Query, limit: number, page: number) =>
  apiQuery<FindingPage>(`workloads/${workload}/findings`, {
    ...filter,
    limit,
    skip: page === 1 ? undefined : (page - 1) * limit,
  })

/** How many findings there are; one comes along, because a page is never empty. */
export const findingTotalQuery = (workload: string) =>
  apiQuery<Pick<FindingPage, 'total'>>(`workloads/${workload}/findings`, { limit: 1 })

/** How many findings a filter leaves, by what could narrow it further. */
export const findingCountsQuery = (workload: string, filter: Query) =>
  apiQuery<FindingCounts>(`workloads/${workload}/findings/counts`, filter)

export const findingQuery = (workload: string, finding: string) =>
  apiQuery<FindingDetails>(`workloads/${workload}/findings/${finding}`)
