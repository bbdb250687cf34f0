import {
  getPolicyGeneration,
  listPolicyGenerations,
  updatePolicyGeneration,
} from '../../../store/policy-generations.ts'
import type { PolicyGenerationRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import type { PageOf } from '../../tool/page.ts'
import { type Need, requireRole } from '../../tool/permissions.ts'
import { readPage } from '../../tool/store-page.ts'
import { invalid } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { takeUp } from './work.ts'

/** A generation of the caller's account and Region; one that nobody works on is taken up. @throws ToolError validation */
export async function readGeneration(
  context: ToolContext,
  id: string,
  need: Need = 'read',
): Promise<PolicyGenerationRow> {
  requireRole(context, need)
  const row = await getPolicyGeneration(context.db, id)
  const { account, region } = context.caller
  if (row?.account !== account || row.region !== region) {
    const message = 'There is no policy generation with this id.'
    throw invalid(message, { name: 'jobId', message })
  }
  if (need === 'read') void takeUp(context, row)
  return row
}

/** In the order of their start. @throws ToolError */
export async function readGenerations(
  context: ToolContext,
  principal: string | undefined,
): Promise<PageOf<PolicyGenerationRow>> {
  requireRole(context, 'read')
  const page = await readPage(context, (request) =>
    listPolicyGenerations(context.db, context.caller, principal, request),
  )
  for (const row of page.items) void takeUp(context, row)
  return page
}

/** Cancels a generation; one that has ended stays as it is. @throws ToolError validation */
export async function cancelGeneration(context: ToolContext, id: string): Promise<void> {
  const row = await readGeneration(context, id, 'contribute')
  if (row.status !== 'IN_PROGRESS') return
  await writeAs(context, 'CancelPolicyGeneration', row.principal, (tx) =>
    updatePolicyGeneration(tx, id, row.version, {
      status: 'CANCELED',
      data: { ...row.data, completed: context.now },
    }),
  )
}
