import { printable } from '../../../lib/printable.ts'
import type { Question } from '../../../model/lens.ts'
import { pillarOf, pillarsOf } from '../../../model/pillar.ts'
import { invalid, notFound } from '../tool-error.ts'
import type { LensState } from './state.ts'

export interface QuestionFilter {
  readonly PillarId?: string | undefined
  readonly QuestionPriority?: 'PRIORITIZED' | 'NONE' | undefined
}

/**
 * The questions of a lens that a list asks for, in the order of the lens, so that the n-th is question n.
 * @throws ToolError validation for a pillar that the lens does not have
 */
export function filterQuestions(
  { applied, prioritised }: LensState,
  workload: string,
  { PillarId, QuestionPriority }: QuestionFilter,
): readonly Question[] {
  const { questions } = applied.lens
  if (PillarId !== undefined && !pillarsOf(applied.lens).some(({ id }) => id === PillarId))
    throw unknownPillar(PillarId, workload)
  return questions.filter(
    (question) =>
      (PillarId === undefined || pillarOf(question) === PillarId) &&
      (QuestionPriority !== 'PRIORITIZED' || prioritised.has(question.id)),
  )
}

/** 400, as the Tool answers it. */
export function unknownPillar(pillar: string, workload: string): Error {
  return invalid(`No pillar with ID ${printable(pillar)} was found in workload ${workload}.`)
}

/** A question of a lens. @throws ToolError not-found */
export function findQuestion({ applied }: LensState, id: string): Question {
  const question = applied.lens.questions.find((each) => each.id === id)
  if (question === undefined) throw notFound('QUESTION', printable(id))
  return question
}
