import type { ToolContext } from '../context.ts'
import { accessDenied, invalid } from '../tool-error.ts'
import { lookUpLens } from './look-up.ts'
import { readDocument, usualVersion } from './read-version.ts'

/**
 * The document of a custom lens, exactly as it was imported: importing it again gives the same lens.
 * @param version the newest when not given; `DRAFT` is the unpublished draft of an own lens
 * @throws ToolError validation for official lenses, access-denied for shared ones: only its owner exports a lens
 */
export async function exportLens(
  context: ToolContext,
  reference: string,
  version?: string,
): Promise<string> {
  const found = await lookUpLens(context, reference)
  if (found.kind === 'official') throw invalid('AWS official lenses cannot be exported.')
  const { row, access } = found
  if (!access.owned) throw accessDenied(`Only account ${row.account} exports the lens ${row.arn}.`)
  return readDocument(context, row, access, version ?? usualVersion(row))
}
