import { z } from 'zod'
import { getHome } from '../../../app/tool/home/home.ts'
import { getFixTimes, listAllImprovements } from '../../../app/tool/home/improvements.ts'
import { severities } from '../../../model/check.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { fixTimes, home, improvementPage } from '../schemas-home.ts'
import { id, nothing, pageReply } from './shared.ts'

const workload = id.optional().describe('Of one workload; of all without it')

/** Where everything stands. */
export const homeRoutes: readonly Route[] = [
  defineRoute({
    name: 'getHome',
    path: '/api/home',
    summary:
      'Risk by domain and workload, the trend by milestone, coverage, what is due and disputed.',
    parameters: nothing,
    query: nothing,
    reply: home,
    run: (context) => getHome(context),
  }),
  defineRoute({
    name: 'getFixTimes',
    path: '/api/fix-times',
    summary: 'How long improvements took and have been open, by severity, against what is allowed.',
    parameters: nothing,
    query: z.strictObject({ workload }),
    reply: fixTimes,
    run: (context, given) => getFixTimes(context, given.workload),
  }),
  defineRoute({
    name: 'listImprovements',
    path: '/api/improvements',
    summary: 'Improvements of all workloads, the earliest due first.',
    paged: true,
    parameters: nothing,
    query: z.strictObject({
      workload,
      severity: z.enum(severities).optional(),
      state: z
        .enum(['open', 'overdue', 'fixed', 'late'])
        .default('open')
        .describe('late: fixed after they were due'),
    }),
    reply: improvementPage,
    run: async (context, given) => {
      const { total, onlyFirst, ...page } = await listAllImprovements(context, given)
      return { total, onlyFirst, ...pageReply(page) }
    },
  }),
]
