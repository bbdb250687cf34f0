import type { ToolContext } from '../context.ts'
import { requireRole } from '../permissions.ts'
import { describeQuestion } from './describe.ts'

/** The questions that every profile answers. */
export function getProfileTemplate(context: ToolContext) {
  requireRole(context, 'read')
  const { name, createdAt, updatedAt, questions } = context.tool.profileTemplate
  return {
    TemplateName: name,
    TemplateQuestions: questions.map(describeQuestion),
    CreatedAt: new Date(createdAt),
    UpdatedAt: new Date(updatedAt),
  }
}
