import { queryOptions } from '@tanstack/react-query'
import { client } from './client.ts'
import { read } from './http.ts'
import type { Output } from './operations.ts'
import { toolList, toolQuery } from './tool.ts'

export const workloadQuery = (id: string) => toolQuery('GetWorkload', { WorkloadId: id })

export const lensReviewsQuery = (id: string) =>
  toolList('ListLensReviews', { WorkloadId: id, MaxResults: 50 }, (o) => o.LensReviewSummaries)

export const lensReviewQuery = (id: string, lens: string) =>
  toolQuery('GetLensReview', { WorkloadId: id, LensAlias: lens })

export const milestonesQuery = (id: string) =>
  toolList('ListMilestones', { WorkloadId: id, MaxResults: 50 }, (o) => o.MilestoneSummaries)

type Answers = NonNullable<Output<'ListAnswers'>['AnswerSummaries']>

/** An answer as a milestone froze it. */
export type AnswerThen = Answers[number] & {
  /** Alias or ARN. */
  readonly lens: string
  readonly lensName: string
}

/** Every answer of every lens as a milestone froze them. */
export const answersAtQuery = (id: string, milestone: number) =>
  queryOptions({
    queryKey: ['tool', 'answers at', id, milestone] as const,
    queryFn: async (): Promise<readonly AnswerThen[]> => {
      const at = { WorkloadId: id, MilestoneNumber: milestone, MaxResults: 50 }
      const lenses = await client.fetchQuery(
        toolList('ListLensReviews', at, (output) => output.LensReviewSummaries),
      )
      const all: AnswerThen[] = []
      for (const { LensAlias, LensArn, LensName = '' } of lenses) {
        const lens = LensAlias ?? LensArn ?? ''
        const answers = await client.fetchQuery(
          toolList('ListAnswers', { ...at, LensAlias: lens }, (output) => output.AnswerSummaries),
        )
        for (const answer of answers) all.push(Object.assign({ lens, lensName: LensName }, answer))
      }
      return all
    },
  })

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
