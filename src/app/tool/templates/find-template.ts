import { getTemplate } from '../../../store/review-templates.ts'
import type { ReviewTemplateRow } from '../../../store/schema.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { type Access, authorise, type Need } from '../permissions.ts'

export interface FoundTemplate {
  readonly row: ReviewTemplateRow
  readonly access: Access
}

/** A review template that the caller may read or own. @throws ToolError not-found or access-denied */
export async function findTemplate(
  context: ToolContext,
  arn: string,
  need: Need = 'read',
): Promise<FoundTemplate> {
  const parsed = parseToolArn(arn)
  const found = parsed?.kind === 'template' ? await getTemplate(context.db, parsed.id) : undefined
  const present = found?.arn === arn ? found : undefined
  const { row, ...access } = await authorise(context, 'template', present, need, arn)
  return { row, access }
}
