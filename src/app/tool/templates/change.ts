import type { Tx } from '../../../store/db.ts'
import { getTemplate, updateTemplate as updateRow } from '../../../store/review-templates.ts'
import { renameSharesOf } from '../../../store/shares.ts'
import type { ReviewTemplateRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { conflict, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'

/**
 * Changes a review template that the caller owns.
 * @param change gets the row as it stands in the transaction; it may write more there
 */
export async function changeTemplate(
  context: ToolContext,
  action: string,
  { id, arn }: ReviewTemplateRow,
  change: (
    tx: Tx,
    row: ReviewTemplateRow,
  ) => Promise<Partial<Pick<ReviewTemplateRow, 'name' | 'data'>>>,
): Promise<ReviewTemplateRow> {
  return writeAs(context, action, arn, async (tx) => {
    const row = await getTemplate(tx, id)
    if (row === undefined) throw notFound('REVIEW_TEMPLATE', arn)
    const changed = await updateRow(tx, id, row.version, await change(tx, row))
    if (typeof changed === 'string')
      throw conflict(
        'The review template was changed at the same time. Try again.',
        'REVIEW_TEMPLATE',
        arn,
      )
    await renameSharesOf(tx, 'template', id, changed.name)
    return changed
  })
}
