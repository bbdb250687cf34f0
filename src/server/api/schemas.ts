import { z } from 'zod'
import { practiceEvidence } from '../../app/tool/runs/evidence-data.ts'
import { runData, runPlanItem } from '../../app/tool/runs/run-data.ts'
import { risks } from '../../model/review.ts'

export const time = z.iso.datetime()
export const text = z.string()
const risk = z.enum(risks)
export const count = z.int().nonnegative()
export const riskCounts = z.object({
  HIGH: count,
  MEDIUM: count,
  NONE: count,
  UNANSWERED: count,
  NOT_APPLICABLE: count,
})

/** Something that went wrong. */
export const problem = z
  .object({
    code: text.describe('Stable: kebab-case, or the exception that AWS models'),
    message: text.describe('One sentence'),
    fields: z
      .array(z.object({ name: text, message: text }))
      .optional()
      .describe('What of the input is at fault'),
    current: z.unknown().optional().describe('What is there now, after somebody else changed it'),
  })
  .strict()

export const workloadSummary = z.object({
  id: text,
  arn: text,
  name: text,
  owner: text.describe('Account'),
  updated: time,
  lenses: z.array(text).readonly(),
  risks: riskCounts,
  prioritised: riskCounts.describe('Of questions that the profile puts first'),
})

export const workload = workloadSummary.extend({
  description: text.optional(),
  environment: z.enum(['PRODUCTION', 'PREPRODUCTION']),
  reviewOwner: text.optional(),
  accounts: z.array(text).readonly(),
  regions: z.array(text).readonly(),
  notes: text.optional(),
})

export const heldShareReply = z.object({
  permission: z
    .enum(['READONLY', 'CONTRIBUTOR'])
    .optional()
    .describe('Absent in the account that owns the workload'),
})

export const run = z.object({
  id: text,
  workload: text,
  status: z.enum(['RUNNING', 'COMPLETE', 'FAILED']),
  created: time,
  ended: time.optional(),
  at: runData.shape.at.optional(),
  lens: runData.shape.lens.optional(),
  summary: runData.shape.summary.optional(),
  error: text.optional().describe('Why it failed'),
  progress: z
    .object({ stage: text, done: count, total: count })
    .optional()
    .describe('Of a run that this server makes now'),
})

export const runWithReview = run.extend({ review: runData.optional() })

export const evidenceOfChoice = z.object({
  lens: text,
  question: text,
  choice: text,
  ...practiceEvidence.shape,
})

export const dispute = z.object({
  lens: text,
  question: text,
  choice: text,
  title: text,
  said: z.enum(['selected', 'unselected', 'not-applicable']),
  verdict: practiceEvidence.shape.verdict,
  summary: text,
  because: text,
})

const named = z.object({ id: text, title: text, coverage: z.number() })

export const coverage = z.object({
  run: text,
  at: text,
  coverage: z.number().describe('0 to 1'),
  resources: count,
  sources: runData.shape.sources,
  domains: z.array(named),
  questions: z.array(named),
  gaps: runData.shape.gaps,
  blind: runData.shape.blind,
  leftOut: runData.shape.leftOut,
})

export const plan = z.object({
  run: text,
  items: z.array(runPlanItem).readonly(),
  next: text.optional(),
})

const side = z.object({
  milestone: z.int().optional(),
  name: text.optional(),
  counts: riskCounts,
})

export const comparison = z.object({
  workload: z.object({ id: text, name: text }),
  from: side,
  to: side,
  changes: z
    .array(
      z.object({
        lens: text,
        question: text,
        title: text,
        pillar: text,
        before: risk.optional(),
        after: risk.optional(),
        selected: z.array(text).readonly(),
        unselected: z.array(text).readonly(),
        because: text,
      }),
    )
    .readonly(),
})

/** A page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).readonly(),
    next: text.optional().describe('Give it as `after` for the next page; absent on the last'),
  })
}
