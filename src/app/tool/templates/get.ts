import { getTags } from '../../../store/tags.ts'
import type { ToolContext } from '../context.ts'
import { describeTemplate } from './describe.ts'
import { findTemplate } from './find-template.ts'
import { readTemplateLenses } from './template-lens.ts'

/** A review template with how many of its questions it answers. */
export async function getTemplate(context: ToolContext, arn: string) {
  const { row, access } = await findTemplate(context, arn)
  const lenses = await readTemplateLenses(context, row)
  const tags = access.owned ? { tags: await getTags(context.db, arn) } : {}
  return describeTemplate(row, lenses, { ...access, ...tags })
}
