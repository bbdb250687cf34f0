import { z } from 'zod'
import { listPlanEntries } from '../../../app/tool/plan/list.ts'
import { updatePlan } from '../../../app/tool/plan/update.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { manyOf } from '../read-call.ts'
import { planEntries, planEntry } from '../schemas-decisions.ts'
import { id, moment, nothing, ofWorkload, pageReply } from './shared.ts'

const status = z.enum(['open', 'in-progress', 'done', 'accepted'])

/** Who does what until when. */
export const planRoutes: readonly Route[] = [
  defineRoute({
    name: 'listPlanItems',
    path: '/api/workloads/{id}/plan/items',
    summary: 'Improvements with who does them until when: open ones by urgency, then the others.',
    paged: true,
    parameters: ofWorkload,
    query: z.strictObject({
      status: manyOf(status),
      owner: z.string().max(255).optional(),
      overdue: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    }),
    reply: planEntries,
    run: async (context, { id, ...query }) => {
      const { run, ...page } = await listPlanEntries(context, id, query)
      return { run, ...pageReply(page) }
    },
  }),
  defineRoute({
    name: 'updatePlanItem',
    method: 'PATCH',
    path: '/api/workloads/{id}/plan/items/{item}',
    summary: 'Assigns, moves or closes an improvement; accepting its risk is for owners.',
    parameters: z.object({ id: id.describe('Workload'), item: z.string().max(300) }),
    query: nothing,
    body: z.strictObject({
      version: z.int().nonnegative(),
      status: status.optional(),
      owner: z.string().max(255).optional().describe('Empty: nobody in particular'),
      due: moment.optional(),
      ticket: z.string().max(2048).optional(),
      notes: z.string().max(2000).optional(),
      reason: z.string().max(1000).optional().describe('Why the risk is accepted'),
      until: moment.optional().describe('How long it is accepted'),
    }),
    reply: planEntry,
    run: (context, given, body) => updatePlan(context, given.id, given.item, body),
  }),
]
