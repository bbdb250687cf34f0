import type { TemplateLens } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { findLens } from '../reviews/find-lens.ts'
import { quotaExceeded } from '../tool-error.ts'

/** Lenses per review template. */
export const lensQuota = 20

/**
 * The lenses of a template with some added, in their newest versions; those that are there already stay as they are.
 * @throws ToolError not-found, validation, or quota
 */
export async function addLenses(
  context: ToolContext,
  entries: readonly TemplateLens[],
  references: readonly string[],
): Promise<readonly TemplateLens[]> {
  const all = new Map(entries.map((entry) => [entry.lens, entry]))
  for (const reference of new Set(references)) {
    const { alias, version } = await findLens(context, reference)
    if (!all.has(alias)) all.set(alias, { lens: alias, version })
  }
  if (all.size <= lensQuota) return [...all.values()]
  throw quotaExceeded(
    `A review template has at most ${lensQuota} lenses; with these it would have ${all.size}.`,
    'L-lenses-per-template',
    { type: 'LENS' },
  )
}
