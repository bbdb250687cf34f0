import { z } from 'zod'
import type { MilestoneSummary } from '../../../store/milestones.ts'
import type { Json } from '../../../store/schema.ts'
import type { summariseWorkload } from '../workloads/describe.ts'

const counts = z.object({
  UNANSWERED: z.number(),
  HIGH: z.number(),
  MEDIUM: z.number(),
  NONE: z.number(),
  NOT_APPLICABLE: z.number(),
})

const schema = z.object({
  WorkloadId: z.string(),
  WorkloadArn: z.string(),
  WorkloadName: z.string(),
  Owner: z.string(),
  UpdatedAt: z.number().transform((ms) => new Date(ms)),
  Lenses: z.array(z.string()),
  RiskCounts: counts,
  ImprovementStatus: z.enum([
    'NOT_APPLICABLE',
    'NOT_STARTED',
    'IN_PROGRESS',
    'COMPLETE',
    'RISK_ACKNOWLEDGED',
  ]),
  Profiles: z.array(z.object({ ProfileArn: z.string(), ProfileVersion: z.string() })),
  PrioritizedRiskCounts: counts,
})

/** What lists of milestones show of the workload, as the store keeps it. */
export function keepSummary(summary: ReturnType<typeof summariseWorkload>): Json {
  return { ...summary, UpdatedAt: summary.UpdatedAt.getTime() }
}

/** A milestone in a list, in the names of the wire. */
export function describeMilestone({ number, name, created, summary }: MilestoneSummary) {
  return {
    MilestoneNumber: number,
    MilestoneName: name,
    RecordedAt: new Date(created),
    WorkloadSummary: schema.parse(summary),
  }
}
