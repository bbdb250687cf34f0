import { deleteAnalyzer, lockAnalyzer, updateAnalyzer } from '../../../store/access-analyzers.ts'
import type { AccessAnalyzerRow } from '../../../store/schema.ts'
import { deleteTagsOf } from '../../../store/tags.ts'
import type { ToolContext } from '../../tool/context.ts'
import { conflict, notFound } from '../../tool/tool-error.ts'
import { writeAs } from '../../tool/write.ts'
import { analyse } from '../analyse/analyse.ts'
import { findAnalyzer } from '../find-analyzer.ts'
import { loadEstate } from '../snapshot/load-estate.ts'
import { readConfiguration } from './configuration.ts'

/** Gives an analyzer another configuration, and analyses by it. @returns the configuration @throws ToolError */
export async function changeAnalyzer(
  context: ToolContext,
  reference: string,
  given: object | undefined,
): Promise<AccessAnalyzerRow['data']['configuration']> {
  const { id, type, account, region } = await findAnalyzer(context, reference, 'own')
  const configuration = readConfiguration(type, given)
  const row = await writeAs(context, 'UpdateAnalyzer', id, async (tx) => {
    const before = await lockAnalyzer(tx, id)
    if (before === undefined) throw notFound('Analyzer', reference)
    if (configuration === undefined) return before
    const data = { ...before.data, configuration }
    const after = await updateAnalyzer(tx, id, 'any', { data })
    if (typeof after === 'string') throw notFound('Analyzer', reference)
    await analyse(tx, after, await loadEstate(tx, account, region), context.now)
    return after
  })
  return row.data.configuration
}

/**
 * Deletes an analyzer with its rules, findings and previews.
 * @param linked whether it must be linked to a service; else it must not
 * @throws ToolError
 */
export async function removeAnalyzer(
  context: ToolContext,
  reference: string,
  linked = false,
): Promise<void> {
  const row = await findAnalyzer(context, reference, 'own')
  const { managedBy } = row.data
  if (linked && managedBy === undefined) throw notFound('Analyzer', reference)
  if (!linked && managedBy !== undefined)
    throw conflict(`The analyzer is managed by ${managedBy}.`, 'Analyzer', row.name)
  await writeAs(context, 'DeleteAnalyzer', row.id, async (tx) => {
    await deleteTagsOf(tx, row.id)
    await deleteAnalyzer(tx, row.id)
  })
}
