import { listTemplates as listRows } from '../../../store/review-templates.ts'
import type { ToolContext } from '../context.ts'
import { type LensStanding, lensStatus } from '../lenses/lens-status.ts'
import { requireRole, targetsOf } from '../permissions.ts'
import { readPage } from '../store-page.ts'
import { summariseTemplate, updateStatusOf } from './describe.ts'

/** Own and shared review templates, in the order of creation. */
export async function listTemplates(context: ToolContext) {
  requireRole(context, 'read')
  const { account, region } = context.caller
  const viewer = { account, region, targets: targetsOf(context.caller) }
  const { items, ...rest } = await readPage(context, (request) =>
    listRows(context.db, viewer, request),
  )
  const known = new Map<string, Promise<LensStanding>>()
  const summaries = []
  for (const row of items) {
    const standings = row.data.lenses.map(({ lens, version }) => {
      const key = [lens, version, row.account].join(' ')
      const standing = known.get(key) ?? lensStatus(context, lens, version, row.account)
      known.set(key, standing)
      return standing
    })
    summaries.push(summariseTemplate(row, updateStatusOf(await Promise.all(standings))))
  }
  return { ...rest, items: summaries }
}
