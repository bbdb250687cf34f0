import { listAnalyzers } from '../../../store/access-analyzers.ts'
import { getTagsOf } from '../../../store/tags.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import { requireRole } from '../../tool/permissions.ts'
import { findAnalyzer } from '../find-analyzer.ts'
import { describeAnalyzer } from './describe.ts'

type Described = ReturnType<typeof describeAnalyzer>

/** @param reference name or ARN @throws ToolError */
export async function getAnalyzer(context: ToolContext, reference: string): Promise<Described> {
  const row = await findAnalyzer(context, reference, 'read')
  return describeAnalyzer(row, (await getTagsOf(context.db, [row.id])).get(row.id))
}

/** Analyzers of the caller's account and Region by name, of all types or one. @throws ToolError */
export async function readAnalyzers(
  context: ToolContext,
  type: string | undefined,
): Promise<PageOf<Described>> {
  requireRole(context, 'read')
  const { account, region } = context.caller
  const rows = await listAnalyzers(context.db, account, region)
  const wanted = rows.filter((row) => type === undefined || row.type === type)
  const page = pageThrough(wanted, context.page, ({ name }) => name)
  const tags = await getTagsOf(
    context.db,
    page.items.map(({ id }) => id),
  )
  return { ...page, items: page.items.map((row) => describeAnalyzer(row, tags.get(row.id))) }
}
