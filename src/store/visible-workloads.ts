import { type RawBuilder, sql } from 'kysely'
import { pageQuery, type PageRequest } from './page.ts'
import { sharedWith, startsWith, type Viewer } from './visible.ts'

/** What the order is by. */
export const visibleOrder = ['created', 'id'] as const

/**
 * The query of a page of own and shared workloads in the order of creation, with one row more than asked for. Own and
 * shared ones are found apart, each by an index: together they would take a look at every workload.
 */
export function visibleWorkloads(viewer: Viewer, request: PageRequest): RawBuilder<unknown> {
  const { account, region, namePrefix } = viewer
  const named = sql`region = ${region} ${startsWith(sql.ref('name'), namePrefix)}`
  const own = pageQuery('workload', sql`account = ${account} and ${named}`, visibleOrder, request)
  const shared = sharedWith('workload', viewer)
  if (shared === undefined) return own
  const foreign = sql`account <> ${account} and ${shared} and ${named}`
  const others = pageQuery('workload', foreign, visibleOrder, request)
  return sql`select * from ((${own}) union all (${others})) as visible
    order by created, id limit ${request.limit + 1}`
}
