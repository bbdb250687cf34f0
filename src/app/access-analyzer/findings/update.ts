import {
  getAccessFinding,
  listAccessFindings,
  updateAccessFinding,
} from '../../../store/access-findings.ts'
import type { AccessFindingRow } from '../../../store/schema.ts'
import type { ToolContext } from '../../tool/context.ts'
import { invalid, notFound } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { findAnalyzer } from '../find-analyzer.ts'

export interface FindingsUpdate {
  readonly status: 'ACTIVE' | 'ARCHIVED'
  readonly ids?: readonly string[] | undefined
  /** All findings of the resource. */
  readonly resource?: string | undefined
}

/** Archives findings or makes them active again; resolved ones stay resolved. @throws ToolError */
export async function updateFindings(
  context: ToolContext,
  reference: string,
  { status, ids, resource }: FindingsUpdate,
): Promise<void> {
  const analyzer = await findAnalyzer(context, reference, 'contribute')
  if ((ids === undefined || ids.length === 0) && resource === undefined) {
    const message = 'Name findings by ids, or a resource by resourceArn.'
    throw invalid(message, { name: 'ids', message })
  }
  await writeAs(context, 'UpdateFindings', analyzer.id, async (tx) => {
    const rows: AccessFindingRow[] = []
    for (const id of new Set(ids)) {
      const row = await getAccessFinding(tx, analyzer.id, id)
      if (row === undefined) throw notFound('Finding', id)
      rows.push(row)
    }
    if (resource !== undefined)
      for (const row of await listAccessFindings(tx, analyzer.id))
        if (row.data.resource === resource) rows.push(row)
    for (const row of rows)
      if (row.status !== status && row.status !== 'RESOLVED')
        await updateAccessFinding(tx, row, { status })
  })
}
