import { listProfiles as listRows } from '../../../store/profiles.ts'
import type { ToolContext } from '../context.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { readPage } from '../store-page.ts'
import { summariseProfile } from './describe.ts'

export interface ProfileFilter {
  readonly namePrefix?: string | undefined
  readonly owner?: 'SELF' | 'SHARED' | undefined
}

/** Own and shared profiles, in the order of creation. */
export async function listProfiles(context: ToolContext, { namePrefix, owner }: ProfileFilter) {
  requireRole(context, 'read')
  const { account, region } = context.caller
  const targets = owner === 'SELF' ? [] : targetsOf(context.caller)
  const viewer = { account, region, targets, namePrefix }
  const { items, ...rest } = await readPage(context, (request) =>
    listRows(context.db, viewer, request, owner === 'SHARED' ? owner : undefined),
  )
  return { ...rest, items: items.map(summariseProfile) }
}
