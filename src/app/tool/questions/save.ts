import { updateAnswer } from '../answers/update.ts'
import type { AnswerUpdate } from '../answers/apply-update.ts'
import type { ToolContext } from '../context.ts'
import { ToolError } from '../tool-error.ts'
import { getQuestion, type QuestionView } from './get.ts'

export interface QuestionSave extends AnswerUpdate {
  readonly question: string
  readonly lens: string
  /** Of the question as it was read. */
  readonly version: number
}

/**
 * Answers a question that stands as the caller saw it.
 * @throws ToolError conflict with the question as it stands, where somebody else was faster
 */
export async function saveQuestion(
  context: ToolContext,
  id: string,
  { question, lens, version, ...update }: QuestionSave,
): Promise<QuestionView> {
  const place = { WorkloadId: id, LensAlias: lens, QuestionId: question }
  try {
    await updateAnswer(context, { ...place, ...update }, version)
  } catch (error) {
    if (!(error instanceof ToolError) || error.kind !== 'conflict') throw error
    const current = await getQuestion(context, id, { question, lens })
    throw new ToolError('conflict', error.message, { ...error.details, current })
  }
  return getQuestion(context, id, { question, lens })
}
