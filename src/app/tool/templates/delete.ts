import { deleteTemplate as deleteRow } from '../../../store/review-templates.ts'
import { deleteSharesOf } from '../../../store/shares.ts'
import { deleteTagsOf } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { findTemplate } from './find-template.ts'

/** Deletes a review template with its answers and shares. Workloads made from it keep what they took over. */
export async function deleteTemplate(context: ToolContext, arn: string): Promise<void> {
  const { row } = await findTemplate(context, arn, 'own')
  await writeAs(context, 'DeleteReviewTemplate', arn, async (tx) => {
    await deleteSharesOf(tx, 'template', row.id)
    await deleteTagsOf(tx, arn)
    if (typeof (await deleteRow(tx, row.id)) === 'string') throw notFound('REVIEW_TEMPLATE', arn)
  })
}
