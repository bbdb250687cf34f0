import { getAccessFinding, listAccessFindings } from '../../../store/access-findings.ts'
import type { AccessAnalyzerRow, AccessFindingRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { type PageOf, pageThrough } from '../../tool/page.ts'
import type { Need } from '../../tool/permissions.ts'
import { invalid, notFound } from '../../tool/tool-error.ts'
import { type GivenFilter, matchesFilter, readFilter } from '../filter/filter.ts'
import { type SortOrder, sortFindings } from '../filter/sort.ts'
import { findAnalyzer } from '../find-analyzer.ts'

export interface FindingsQuery {
  readonly filter?: GivenFilter | undefined
  readonly sort?: SortOrder | undefined
}

/** One finding with the analyzer that made it. */
export interface OneFinding {
  readonly analyzer: AccessAnalyzerRow
  readonly finding: AccessFindingRow
}

/** Findings of an analyzer that fulfil a filter, a page of them. @throws ToolError */
export async function readFindings(
  context: ToolContext,
  reference: string,
  { filter, sort }: FindingsQuery,
): Promise<PageOf<AccessFindingRow> & { readonly analyzer: AccessAnalyzerRow }> {
  const analyzer = await findAnalyzer(context, reference, 'read')
  const wanted = readFilter(filter)
  const rows = await listAccessFindings(context.db, analyzer.id)
  const sorted = sortFindings(
    rows.filter((row) => matchesFilter(row, wanted)),
    sort,
  )
  return { ...pageThrough(sorted, context.page, ({ id }) => id), analyzer }
}

/** @throws ToolError */
export async function readFinding(
  context: ToolContext,
  reference: string,
  id: string,
  need: Need = 'read',
): Promise<OneFinding> {
  const analyzer = await findAnalyzer(context, reference, need)
  const finding = await getAccessFinding(context.db, analyzer.id, id)
  if (finding === undefined) throw notFound('Finding', id)
  return { analyzer, finding }
}

/** The first version of the operations on findings knows external access only. @throws ToolError validation */
export function requireExternal({ type }: AccessAnalyzerRow): void {
  if (type === 'ACCOUNT' || type === 'ORGANIZATION') return
  const message = `Use the second version of the operation for an analyzer of type ${type}.`
  throw invalid(message, { name: 'analyzerArn', message })
}
