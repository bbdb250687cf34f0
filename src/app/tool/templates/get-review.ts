import type { ToolContext } from '../context.ts'
import { describeTemplateReview } from './describe.ts'
import { findTemplate } from './find-template.ts'
import { readTemplateLens } from './template-lens.ts'

/** One lens of a review template. */
export async function getTemplateReview(context: ToolContext, arn: string, lens: string) {
  const { row } = await findTemplate(context, arn)
  const state = await readTemplateLens(context, row, lens)
  return { TemplateArn: row.arn, LensReview: describeTemplateReview(state) }
}
