import { queryOptions } from '@tanstack/react-query'
import { read } from './http.ts'
import { toolList, toolQuery } from './tool.ts'

export const workloadQuery = (id: string) => toolQuery('GetWorkload', { WorkloadId: id })

export const lensReviewsQuery = (id: string) =>
  toolList('ListLensReviews', { WorkloadId: id, MaxResults: 50 }, (o) => o.LensReviewSummaries)

export const lensReviewQuery = (id: string, lens: string) =>
  toolQuery('GetLensReview', { WorkloadId: id, LensAlias: lens })

export const milestonesQuery = (id: string) =>
  toolList('ListMilestones', { WorkloadId: id, MaxResults: 50 }, (o) => o.MilestoneSummaries)

export const sharesQuery = (id: string) =>
  toolList(
    'ListWorkloadShares',
    { WorkloadId: id, MaxResults: 50 },
    (o) => o.WorkloadShareSummaries,
  )

/** A route of our own that only reads. */
export function apiQuery<Reply>(path: string, query: Parameters<typeof read>[1] = {}) {
  return queryOptions({
    queryKey: ['api', path, query] as const,
    queryFn: ({ signal }) => read<Reply>(`/api/${path}`, query, signal),
  })
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next?: string
}

/** Every page of a route of our own whose list is bounded. */
export function apiList<Item>(path: string, query: Readonly<Record<string, string>> = {}) {
  return queryOptions({
    queryKey: ['api', path, query, 'all'] as const,
    queryFn: async ({ signal }) => {
      const items: Item[] = []
      let after: string | undefined
      do {
        const page: Page<Item> = await read(`/api/${path}`, { ...query, limit: 200, after }, signal)
        items.push(...page.items)
        after = page.next
      } while (after !== undefined)
      return items
    },
  })
}
