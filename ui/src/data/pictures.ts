import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  FixTimes,
  Improvement,
  ImprovementPage,
  Places,
} from '../../../src/server/api/schemas-home.ts'
import { type Query, read } from './http.ts'
import { apiQuery } from './workload.ts'

export type { FixTimes, Improvement, Places }

/** How long improvements take, of one workload or of all. */
export const fixTimesQuery = (workload?: string) => apiQuery<FixTimes>('fix-times', { workload })

export const placesQuery = (workload: string) => apiQuery<Places>(`workloads/${workload}/places`)

/** Improvements of all workloads, page after page. */
export const improvementsQuery = (filter: Query) =>
  infiniteQueryOptions({
    queryKey: ['api', 'improvements', filter] as const,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read<ImprovementPage>(
        '/api/improvements',
        { ...filter, limit: 50, ...(pageParam === '' ? {} : { after: pageParam }) },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  })
