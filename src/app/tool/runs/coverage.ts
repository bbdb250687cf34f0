import type { ToolContext } from '../context.ts'
import { type PageOf, pageThrough } from '../page.ts'
import { newestReview } from './read-runs.ts'
import type { RunData } from './run-data.ts'

/** How much of what should have been looked at the newest run saw, and what it could not see. */
export async function getCoverage(context: ToolContext, id: string) {
  const { run, data } = await newestReview(context, id)
  return {
    run: run.id,
    at: data.at,
    coverage: data.summary.coverage,
    resources: data.summary.resources,
    sources: data.sources,
    domains: data.domains.map((domain) => ({
      id: domain.id,
      title: domain.title,
      coverage: domain.coverage,
    })),
    questions: data.questions.map((question) => ({
      id: question.id,
      title: question.title,
      coverage: question.coverage,
    })),
    gaps: data.gaps,
    blind: data.blind,
    leftOut: data.leftOut,
  }
}

/** The improvements that the newest run plans, most urgent first. */
export async function listPlan(
  context: ToolContext,
  id: string,
): Promise<PageOf<RunData['plan'][number]> & { readonly run: string }> {
  const { run, data } = await newestReview(context, id)
  return { run: run.id, ...pageThrough(data.plan, context.page, (item) => `${run.id} ${item.id}`) }
}
