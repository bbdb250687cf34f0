import { printable } from '../../../lib/printable.ts'
import { invalid } from '../tool-error.ts'
import { checkProfileAnswers, type ProfileAnswers } from './check-answers.ts'
import type { ProfileTemplate } from './template.ts'

/** Answers as clients give them. */
export type GivenAnswers = readonly {
  readonly QuestionId?: string | undefined
  readonly SelectedChoiceIds?: readonly string[] | undefined
}[]

/**
 * Answers as profiles keep them, in the order of the template.
 * @param before answers of the version before: questions that are not given keep them
 * @throws ToolError validation with every problem
 */
export function readAnswers(
  template: ProfileTemplate,
  given: GivenAnswers,
  before: ProfileAnswers = new Map(),
): ProfileAnswers {
  const answers = new Map(before)
  const seen = new Set<string>()
  for (const { QuestionId: id = '', SelectedChoiceIds: selected = [] } of given) {
    if (seen.has(id))
      refuse([
        { field: 'profileQuestions', message: `The question ${printable(id)} is answered twice.` },
      ])
    seen.add(id)
    answers.set(id, selected)
  }
  refuse(checkProfileAnswers(template, answers, { complete: true }))
  return new Map(
    template.questions.flatMap(({ id, choices }) => {
      const selected = answers.get(id)
      if (selected === undefined) return []
      const ordered = choices.filter((choice) => selected.includes(choice.id))
      return [[id, ordered.map((choice) => choice.id)] as const]
    }),
  )
}

function refuse(problems: ReturnType<typeof checkProfileAnswers>): void {
  const [first] = problems
  if (first === undefined) return
  throw invalid(first.message, ...problems.map(({ field, message }) => ({ name: field, message })))
}
