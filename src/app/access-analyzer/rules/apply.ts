import { getArchiveRule } from '../../../store/access-analyzers.ts'
import { listAccessFindings, updateAccessFinding } from '../../../store/access-findings.ts'
import type { ToolContext } from '../../tool/context.ts'
import { notFound } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { matchesFilter } from '../filter/filter.ts'
import { findAnalyzer } from '../find-analyzer.ts'

/** Archives the active findings that a rule is for, also those that were there before it. @throws ToolError */
export async function applyRule(
  context: ToolContext,
  reference: string,
  name: string,
): Promise<void> {
  const { id } = await findAnalyzer(context, reference, 'contribute')
  await writeAs(context, 'ApplyArchiveRule', id, async (tx) => {
    const rule = await getArchiveRule(tx, id, name)
    if (rule === undefined) throw notFound('ArchiveRule', name)
    for (const row of await listAccessFindings(tx, id))
      if (row.status === 'ACTIVE' && matchesFilter(row, rule.data.filter))
        await updateAccessFinding(tx, row, { status: 'ARCHIVED' })
  })
}
