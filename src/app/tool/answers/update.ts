import { pillarOf } from '../../../model/pillar.ts'
import { type AnswerContent, reviseAnswer } from '../../../store/answers.ts'
import { hasCode } from '../../../store/db.ts'
import type { AnswerData, AnswerRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { findQuestion } from '../reviews/question-filter.ts'
import { readOwnLens } from '../reviews/read-state.ts'
import { showAnswer } from '../reviews/state.ts'
import { conflict, notFound } from '../tool-error.ts'
import { writeAs } from '../write.ts'
import { answerRisk } from './answer-risk.ts'
import { type AnswerUpdate, applyUpdate } from './apply-update.ts'
import { describeAnswer } from './describe-answer.ts'
import { blankAnswer, effectiveAnswer } from './effective-answer.ts'
import type { AnswerRequest } from './get.ts'

/**
 * Answers a question. Only this question is locked: writers of other questions never meet. An update that leaves
 * choices alone keeps what evidence proposes for them; notes alone adopt nothing.
 * @param expected version of the answer that it replaces, 0 where there was none; absent: whatever is there
 * @throws ToolError conflict where it was changed meanwhile
 */
export async function updateAnswer(
  context: ToolContext,
  request: AnswerRequest & AnswerUpdate,
  expected?: number,
) {
  const { WorkloadId: id, LensAlias, QuestionId } = request
  const narrowing = { question: QuestionId }
  const { workload, lens } = await readOwnLens(context, id, 'contribute', LensAlias, narrowing)
  const question = findQuestion(lens, QuestionId)
  const proposals = lens.proposals.get(QuestionId) ?? []
  const key = { workload: id, lens: lens.review.lens, question: QuestionId }
  const row = await refusing(key.question, () =>
    writeAs(context, 'UpdateAnswer', workload.arn, (tx) => reviseAnswer(tx, key, revise)),
  )
  const answers = new Map([[QuestionId, row]])
  return {
    WorkloadId: id,
    LensAlias: lens.applied.alias,
    LensArn: lens.applied.arn,
    Answer: describeAnswer(showAnswer({ ...lens, answers }, question)),
  }

  function revise(current: AnswerRow | undefined): AnswerContent {
    if (expected !== undefined && expected !== (current?.version ?? 0)) throw changed(QuestionId)
    const data = applyUpdate(question, base(current?.data), request, context.caller.principalArn)
    const risk = answerRisk(question, effectiveAnswer(data, []))
    return { pillar: pillarOf(question), risk, data }
  }

  function base(stored: AnswerData | undefined): AnswerData {
    const touches = request.SelectedChoices !== undefined || request.ChoiceUpdates !== undefined
    return touches ? effectiveAnswer(stored, proposals).data : (stored ?? blankAnswer)
  }
}

/** Turns the refusals of the store into those of the Tool. */
async function refusing(
  question: string,
  work: () => Promise<AnswerRow | string>,
): Promise<AnswerRow> {
  const outcome = await work().catch((error: unknown) => {
    // The review went away while it was being answered.
    if (hasCode(error, '23503')) throw notFound('LENS_REVIEW', question)
    throw error
  })
  if (typeof outcome !== 'string') return outcome
  throw changed(question)
}

function changed(question: string): Error {
  return conflict(
    `The answer to ${question} was changed at the same moment by someone else; read it and try again.`,
    'ANSWER',
    question,
  )
}
