import type { Tx } from '../../../store/db.ts'
import { deleteTemplateAnswer, listTemplateAnswers } from '../../../store/review-templates.ts'
import type { ReviewTemplateRow, TemplateLens } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { lensKey } from '../reviews/find-lens.ts'
import { notFound } from '../tool-error.ts'
import { changeTemplate } from './change.ts'
import { findTemplate } from './find-template.ts'
import { getTemplate } from './get.ts'
import { addLenses } from './lens-entries.ts'

export interface TemplateChange {
  readonly name?: string | undefined
  readonly description?: string | undefined
  readonly notes?: string | undefined
  readonly associate?: readonly string[] | undefined
  /** These go with their answers. */
  readonly disassociate?: readonly string[] | undefined
}

/** Changes what a template says of itself and which lenses it has. Workloads made from it do not change. */
export async function updateTemplate(context: ToolContext, arn: string, given: TemplateChange) {
  const { row } = await findTemplate(context, arn, 'own')
  await changeTemplate(context, 'UpdateReviewTemplate', row, async (tx, fresh) => {
    const kept = await removeLenses(context, tx, fresh, given.disassociate ?? [])
    const lenses = await addLenses({ ...context, db: tx }, kept, given.associate ?? [])
    const { description = fresh.data.description, notes = fresh.data.notes } = given
    const data = { description, lenses, ...(notes === undefined ? {} : { notes }) }
    return { name: given.name ?? fresh.name, data }
  })
  return getTemplate(context, arn)
}

async function removeLenses(
  context: ToolContext,
  tx: Tx,
  { id, data }: ReviewTemplateRow,
  references: readonly string[],
): Promise<readonly TemplateLens[]> {
  const gone = new Set<string>()
  for (const reference of references) {
    const key = lensKey(context, reference)
    if (data.lenses.every(({ lens }) => lens !== key)) throw notFound('LENS_REVIEW', reference)
    gone.add(key)
  }
  for (const lens of gone)
    for (const { question } of await listTemplateAnswers(tx, id, lens))
      await deleteTemplateAnswer(tx, { template: id, lens, question })
  return data.lenses.filter(({ lens }) => !gone.has(lens))
}
