import { z } from 'zod'
import type { ToolContext } from '../../app/tool/context.ts'
import { compareMilestones } from '../../app/tool/milestones/compare.ts'
import { listContradictions } from '../../app/tool/runs/contradictions.ts'
import { getCoverage, listPlan } from '../../app/tool/runs/coverage.ts'
import { getWorkloadRun, listRunEvidence, listWorkloadRuns } from '../../app/tool/runs/read-runs.ts'
import { getWorkload } from '../../app/tool/workloads/get.ts'
import { heldShare } from '../../app/tool/workloads/held-share.ts'
import { listWorkloads } from '../../app/tool/workloads/list.ts'
import { defineRoute, type Route } from './define-route.ts'
import {
  comparison,
  coverage,
  dispute,
  evidenceOfChoice,
  heldShareReply,
  pageOf,
  plan,
  run,
  runWithReview,
  workload,
  workloadSummary,
} from './schemas.ts'
import { attestationRoutes, suppressionRoutes } from './routes/decisions.ts'
import { planRoutes } from './routes/plan.ts'
import { questionRoutes } from './routes/questions.ts'
import { accessRoutes } from './routes/access.ts'
import { accountRoutes } from './routes/account.ts'
import { homeRoutes } from './routes/home.ts'
import { runRoutes } from './routes/runs.ts'
import { findingRoutes } from './routes/findings.ts'
import { userRoutes } from './routes/users.ts'
import { id, nothing, ofWorkload, pageReply } from './routes/shared.ts'
import { showWorkload, summariseWorkload } from './show-workload.ts'

const number = z.coerce.number().int().min(1).max(999)

/** Every route of the API. */
export const routes: readonly Route[] = [
  defineRoute({
    name: 'listWorkloads',
    path: '/api/workloads',
    summary: 'Own and shared workloads, oldest first.',
    paged: true,
    parameters: nothing,
    query: z.strictObject({ name: z.string().max(100).optional().describe('Start of the name') }),
    reply: pageOf(workloadSummary),
    run: async (context, { name }) => {
      const page = await listWorkloads(context, name)
      return pageReply({ ...page, items: page.items.map(summariseWorkload) })
    },
  }),
  defineRoute({
    name: 'getWorkload',
    path: '/api/workloads/{id}',
    summary: 'One workload.',
    parameters: ofWorkload,
    query: nothing,
    reply: workload,
    run: async (context, given) => showWorkload(await getWorkload(context, given.id)),
  }),
  defineRoute({
    name: 'getHeldShare',
    path: '/api/workloads/{id}/share',
    summary: 'As what a workload is shared with the caller.',
    parameters: ofWorkload,
    query: nothing,
    reply: heldShareReply,
    run: async (context, given) => ({ permission: await heldShare(context, given.id) }),
  }),
  defineRoute({
    name: 'listRuns',
    path: '/api/workloads/{id}/runs',
    summary: 'The runs of a workload, oldest first.',
    paged: true,
    parameters: ofWorkload,
    query: nothing,
    reply: pageOf(run),
    run: async (context, given) => pageReply(await listWorkloadRuns(context, given.id)),
  }),
  defineRoute({
    name: 'getRun',
    path: '/api/runs/{id}',
    summary: 'One run with all that it keeps of its review besides evidence.',
    parameters: z.object({ id: id.describe('Run') }),
    query: nothing,
    reply: runWithReview,
    run: async (context, given) => ({
      ...(await getWorkloadRun(context, given.id)),
      progress: context.runs.progress(given.id),
    }),
  }),
  defineRoute({
    name: 'listEvidence',
    path: '/api/runs/{id}/evidence',
    summary: 'What a run says of practices.',
    paged: true,
    parameters: z.object({ id: id.describe('Run') }),
    query: z.strictObject({ question: z.string().max(128).optional().describe('Question id') }),
    reply: pageOf(evidenceOfChoice),
    run: async (context, given) =>
      pageReply(await listRunEvidence(context, given.id, given.question)),
  }),
  defineRoute({
    name: 'listContradictions',
    path: '/api/workloads/{id}/contradictions',
    summary: 'Where the newest run disputes what people have answered.',
    paged: true,
    parameters: ofWorkload,
    query: nothing,
    reply: pageOf(dispute),
    run: async (context, given) => pageReply(await listContradictions(context, given.id)),
  }),
  defineRoute({
    name: 'getCoverage',
    path: '/api/workloads/{id}/coverage',
    summary: 'How much of what should have been looked at the newest run saw.',
    parameters: ofWorkload,
    query: nothing,
    reply: coverage,
    run: (context, given) => getCoverage(context, given.id),
  }),
  defineRoute({
    name: 'listPlan',
    path: '/api/workloads/{id}/plan',
    summary: 'The improvements that the newest run plans, most urgent first.',
    paged: true,
    parameters: ofWorkload,
    query: nothing,
    reply: plan,
    run: async (context, given) => {
      const { run, ...page } = await listPlan(context, given.id)
      return { run, ...pageReply(page) }
    },
  }),
  defineRoute({
    name: 'compareMilestones',
    path: '/api/workloads/{id}/milestones/compare',
    summary: 'What changed between two milestones, or since one.',
    parameters: ofWorkload,
    query: z.strictObject({
      from: number.describe('Number of a milestone'),
      to: number.optional().describe('Number of another; absent: as it stands now'),
    }),
    reply: comparison,
    run: (context: ToolContext, given) =>
      compareMilestones(context, given.id, given.from, given.to),
  }),
  ...homeRoutes,
  ...runRoutes,
  ...findingRoutes,
  ...questionRoutes,
  ...planRoutes,
  ...suppressionRoutes,
  ...attestationRoutes,
  ...accessRoutes,
  ...accountRoutes,
  ...userRoutes,
]
