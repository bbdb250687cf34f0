import { countOwned } from '../../../store/count-owned.ts'
import type { Tx } from '../../../store/db.ts'
import { insertTemplate } from '../../../store/review-templates.ts'
import { putTags } from '../../../store/tags.ts'
import { templateArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { requireRole } from '../permissions.ts'
import { conflict, quotaExceeded } from '../tool-error.ts'
import { checkTags } from '../tags/check-tags.ts'
import { writeAs } from '../write.ts'
import { addLenses } from './lens-entries.ts'

/** Review templates per account and Region. */
export const templateQuota = 500

export interface NewTemplate {
  readonly name: string
  readonly description: string
  readonly lenses: readonly string[]
  readonly notes?: string | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
}

/** A new review template without answers. @returns its ARN */
export async function createTemplate(
  context: ToolContext,
  { name, description, lenses: references, notes, tags }: NewTemplate,
): Promise<string> {
  requireRole(context, 'own')
  checkTags(tags ?? {})
  const lenses = await addLenses(context, [], references)
  const { account, region } = context.caller
  const id = context.newId()
  const arn = templateArn(context, id)
  const data = { description, lenses, ...(notes === undefined ? {} : { notes }) }
  await writeAs(context, 'CreateReviewTemplate', arn, async (tx) => {
    await refuseFull(tx, context)
    const added = await insertTemplate(tx, { id, arn, account, region, name, data })
    if (added === 'exists') throw conflict('The id is taken.', 'REVIEW_TEMPLATE', arn)
    await putTags(tx, arn, tags ?? {})
  })
  return arn
}

async function refuseFull(tx: Tx, { caller }: ToolContext): Promise<void> {
  if ((await countOwned(tx, 'review_template', caller.account, caller.region)) < templateQuota)
    return
  throw quotaExceeded(
    `The account already has ${templateQuota} review templates in ${caller.region}, which is the limit. Delete one first.`,
    'L-review-templates',
    { type: 'REVIEW_TEMPLATE' },
  )
}
