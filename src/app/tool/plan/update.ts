import { present } from '../../../lib/present.ts'
import { getPlanItem, insertPlanItems, updatePlanItem } from '../../../store/plan-items.ts'
import type { PlanItemRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { conflict, invalid, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { newestReview } from '../runs/read-runs.ts'
import { writeAs } from '../write.ts'
import { type PlanEntry, readPlan } from './list.ts'

/** What people may say of an improvement; absent members leave things as they are, empty text takes them away. */
export interface PlanUpdate {
  /** Of the entry as it was read. */
  readonly version: number
  readonly status?: PlanItemRow['status'] | undefined
  readonly owner?: string | undefined
  /** Milliseconds since the epoch; so is `until`. */
  readonly due?: number | undefined
  readonly ticket?: string | undefined
  readonly notes?: string | undefined
  /** Why the risk is accepted, which needs an end. */
  readonly reason?: string | undefined
  readonly until?: number | undefined
}

/**
 * Assigns, moves or closes an improvement. Accepting its risk is for owners and needs a reason and an end.
 * @throws ToolError not-found, access-denied, validation; conflict with the entry as it stands
 */
export async function updatePlan(
  context: ToolContext,
  id: string,
  item: string,
  update: PlanUpdate,
): Promise<PlanEntry> {
  const need = speaksOfAcceptance(update) ? 'own' : 'contribute'
  const { workload } = await getOwnWorkload(context, id, need)
  checkAcceptance(update, context.now)
  const entry = await entryOf(context, id, item)
  const outcome = await writeAs(context, 'UpdatePlanItem', workload.arn, async (tx) => {
    if (update.version === 0) {
      const [added] = await insertPlanItems(tx, [newRow(context, id, entry, update)])
      return added ?? 'stale'
    }
    const row = await getPlanItem(tx, id, item)
    if (row === undefined) return 'missing'
    return updatePlanItem(tx, row, update.version, changeOf(context, row, update))
  })
  if (typeof outcome !== 'string') return entryOf(context, id, item)
  throw conflict('Somebody else changed the item; read it and try again.', 'PLAN_ITEM', item, {
    current: await entryOf(context, id, item),
  })
}

async function entryOf(context: ToolContext, id: string, item: string): Promise<PlanEntry> {
  const { run, data } = await newestReview(context, id)
  const entry = (await readPlan(context, run, data)).find((each) => each.id === item)
  if (entry === undefined) throw notFound('PLAN_ITEM', item)
  return entry
}

function newRow(context: ToolContext, workload: string, entry: PlanEntry, update: PlanUpdate) {
  const { title, severity, plannedAt, due } = entry
  const fresh = {
    status: 'open' as const,
    due: Date.parse(due),
    data: { title, severity, planned: Date.parse(plannedAt) },
  }
  return { workload, item: entry.id, ...fresh, ...changeOf(context, fresh, update) }
}

function changeOf(
  { now, caller }: ToolContext,
  row: Pick<PlanItemRow, 'status' | 'data'>,
  { status = row.status, due, owner, ticket, notes, reason, until }: PlanUpdate,
) {
  const { done, reason: _, until: __, ...kept } = row.data
  const accepted = status === 'accepted'
  return {
    status,
    ...(due === undefined ? {} : { due }),
    data: present({
      ...kept,
      owner: textOf(owner, kept.owner),
      ticket: textOf(ticket, kept.ticket),
      notes: textOf(notes, kept.notes),
      reason: accepted ? (reason ?? row.data.reason) : undefined,
      until: accepted ? (until ?? row.data.until) : undefined,
      done: status === 'done' ? (done ?? now) : undefined,
      by: caller.principalArn,
    }),
  }
}

function textOf(given: string | undefined, before: string | undefined): string | undefined {
  return given === undefined ? before : given.trim() === '' ? undefined : given
}

/** Whether it accepts a risk, or says anew why or how long. */
function speaksOfAcceptance({ status, reason, until }: PlanUpdate): boolean {
  return status === 'accepted' || reason !== undefined || until !== undefined
}

function checkAcceptance({ status, reason, until }: PlanUpdate, now: number): void {
  const refuse = (name: string, what: string) => invalid(what, { name, message: what })
  const accepts = status === 'accepted'
  if (reason?.trim() === '' || (accepts && reason === undefined))
    throw refuse('reason', 'An accepted risk needs a reason.')
  if (until === undefined ? accepts : until <= now)
    throw refuse('until', 'An accepted risk needs an end in the future.')
}
