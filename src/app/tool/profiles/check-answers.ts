import { printable } from '../../../lib/printable.ts'
import type { ProfileQuestion, ProfileTemplate } from './template.ts'

/** Question id → selected choice ids. */
export type ProfileAnswers = ReadonlyMap<string, readonly string[]>

export interface ProfileProblem {
  /** Name of the input member at fault. */
  readonly field: string
  readonly message: string
}

/**
 * What is wrong with the answers of a profile: unknown questions or choices, a choice selected twice, too few or too
 * many of them.
 * @param complete every question of the template must be answered (a new profile); otherwise only those given
 */
export function checkProfileAnswers(
  template: ProfileTemplate,
  answers: ProfileAnswers,
  { complete }: { readonly complete: boolean },
): readonly ProfileProblem[] {
  const known = new Set(template.questions.map((q) => q.id))
  const unknown = [...answers.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({
      field: 'profileQuestions',
      message: `No question with ID ${printable(id)} was found in the profile template.`,
    }))
  return [
    ...unknown,
    ...template.questions.flatMap((question) => {
      const selected = answers.get(question.id)
      if (selected !== undefined) return checkAnswer(question, selected)
      if (!complete || question.min === 0) return []
      return [
        { field: 'profileQuestions', message: `The question ${question.id} must be answered.` },
      ]
    }),
  ]
}

function checkAnswer(
  { id, min, max, choices }: ProfileQuestion,
  selected: readonly string[],
): readonly ProfileProblem[] {
  const field = 'selectedChoiceIds'
  const known = new Set(choices.map((choice) => choice.id))
  const problems = selected
    .filter((choice) => !known.has(choice))
    .map((choice) => ({
      field,
      message: `No choice with ID ${printable(choice)} was found in the question ${id}.`,
    }))
  if (new Set(selected).size !== selected.length)
    problems.push({ field, message: `The question ${id} has a choice that is selected twice.` })
  if (selected.length < min || selected.length > max) {
    const range = min === max ? String(min) : `${min} to ${max}`
    problems.push({
      field,
      message: `The question ${id} takes ${range} of its choices, not ${selected.length}.`,
    })
  }
  return problems
}
