import { z } from 'zod'
import type { Review } from '../../../model/review.ts'
import { contradictionsOf, headOf, planOf } from '../../../report/json/sections.ts'
import { reviewDocument } from '../../../report/json/schema.ts'
import { blindEntry, gapEntry } from '../../../report/json/unseen.ts'
import type { RunRow } from '../../../store/schema.ts'
import { cutText } from '../answers/cut-text.ts'
import { toJson } from './to-json.ts'

const { at, workload, lens, sources, summary, domains, contradictions, plan, gaps, blind } =
  reviewDocument.shape

/** One improvement of a run. */
export const runPlanItem = plan.element.extend({
  findings: plan.element.shape.findings.describe('The first of them'),
  findingCount: z.int().nonnegative(),
})

/** What a run keeps of a review besides the evidence of its practices. */
export const runData = z.object({
  kind: z.literal('review'),
  at: at.describe('Clock of the review, ISO 8601'),
  workload,
  lens,
  sources,
  summary,
  domains,
  questions: z.array(
    z.object({
      id: z.string(),
      number: z.string().optional(),
      title: z.string(),
      risk: reviewDocument.shape.questions.element.shape.risk,
      because: z.string(),
      coverage: z.number(),
    }),
  ),
  contradictions: contradictions.describe('Of what the configuration file said'),
  plan: z.array(runPlanItem),
  gaps,
  blind,
  leftOut: z
    .record(z.string(), z.int().nonnegative())
    .describe('List → entries of the review that the run does not keep'),
})
export type RunData = z.infer<typeof runData>

/** Most entries that a run keeps of each list; reviews of thousands of accounts have more. */
const most = { sources: 500, contradictions: 500, plan: 500, gaps: 500, blind: 500, findings: 20 }
const longest = 500

/** What a run keeps of a review, within bounds; what had to be left out is counted. */
export function runDataOf(review: Review): RunRow['data'] {
  const head = headOf(review)
  const lists = {
    sources: head.sources,
    contradictions: contradictionsOf(review),
    gaps: review.gaps.map((gap) => gapEntry({ ...gap, error: short(gap.error) })),
    blind: review.blind.map(blindEntry),
    plan: planOf(review).map(shortItem),
  }
  const data: RunData = {
    kind: 'review',
    at: head.at,
    workload: head.workload,
    lens: head.lens,
    summary: head.summary,
    domains: head.domains,
    questions: review.questions.map(({ question, risk, because, coverage }) => ({
      id: question.id,
      ...(question.number === undefined ? {} : { number: question.number }),
      title: question.title,
      risk,
      because: short(because),
      coverage,
    })),
    sources: lists.sources.slice(0, most.sources),
    contradictions: lists.contradictions.slice(0, most.contradictions),
    gaps: lists.gaps.slice(0, most.gaps),
    blind: lists.blind.slice(0, most.blind),
    plan: lists.plan.slice(0, most.plan),
    leftOut: {
      sources: Math.max(0, lists.sources.length - most.sources),
      contradictions: Math.max(0, lists.contradictions.length - most.contradictions),
      gaps: Math.max(0, lists.gaps.length - most.gaps),
      blind: Math.max(0, lists.blind.length - most.blind),
      plan: Math.max(0, lists.plan.length - most.plan),
    },
  }
  return toJson(data)
}

/** Reads a run that a review left; `undefined` for runs of another kind. */
export function readRun({ data }: Pick<RunRow, 'data'>): RunData | undefined {
  return runData.safeParse(data).data
}

function shortItem(item: ReturnType<typeof planOf>[number]): z.infer<typeof runPlanItem> {
  const { findings } = item
  return {
    ...item,
    findings: findings.slice(0, most.findings),
    findingCount: findings.length,
  }
}

function short(text: string): string {
  return cutText(text, longest) ?? ''
}
