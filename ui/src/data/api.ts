import type { z } from 'zod'
import type * as S from '../../../src/server/api/schemas.ts'
import { apiList, apiQuery } from './workload.ts'

export type Run = z.output<typeof S.run>
export type RunWithReview = z.output<typeof S.runWithReview>
export type EvidenceOfChoice = z.output<typeof S.evidenceOfChoice>
export type Dispute = z.output<typeof S.dispute>
export type Coverage = z.output<typeof S.coverage>
export type PlannedItem = z.output<typeof S.plan>['items'][number]
export type HeldShare = z.output<typeof S.heldShareReply>
export type Comparison = z.output<typeof S.comparison>

/** The newest run that has a review. */
export const newestRun = (runs: readonly Run[]): Run | undefined =>
  runs.findLast(({ status }) => status === 'COMPLETE')

export const runsQuery = (workload: string) => apiList<Run>(`workloads/${workload}/runs`)
/** As what a workload of another account is shared with the caller. */
export const heldShareQuery = (workload: string) =>
  apiQuery<HeldShare>(`workloads/${workload}/share`)
export const runQuery = (run: string) => apiQuery<RunWithReview>(`runs/${run}`)
export const coverageQuery = (workload: string) =>
  apiQuery<Coverage>(`workloads/${workload}/coverage`)
export const disputesQuery = (workload: string) =>
  apiList<Dispute>(`workloads/${workload}/contradictions`)
export const evidenceQuery = (run: string, question: string) =>
  apiList<EvidenceOfChoice>(`runs/${run}/evidence`, { question })
export const comparisonQuery = (workload: string, from: number, to?: number) =>
  apiQuery<Comparison>(`workloads/${workload}/milestones/compare`, { from, to })
