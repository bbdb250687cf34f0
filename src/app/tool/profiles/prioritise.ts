import type { Lens, Question } from '../../../model/lens.ts'
import { pillarOf } from '../../../model/pillar.ts'
import type { ProfileAnswers } from './check-answers.ts'
import type { ProfileChoice, ProfileTemplate } from './template.ts'

/** Points of a choice for a question that it names. */
export const namedPoints = 2
/** Points of a choice for a question of a pillar that it names. */
export const pillarPoints = 1
/** A question with as many points is prioritised. */
export const threshold = 2

export interface PrioritisedQuestion {
  readonly question: Question
  readonly points: number
  /** Titles of the choices that raised it, in the order of the template. */
  readonly because: readonly string[]
}

/**
 * The questions of a lens that a profile puts first, most points first, then in lens order. The rule is published in
 * docs/reference/profiles.md: a selected choice gives two points to each question it names and one to each question
 * of a pillar it names that has a practice of high level (or, in a custom lens, no levels at all); two points
 * prioritise. More choices never take a question away.
 */
export function prioritise(
  lens: Lens,
  template: ProfileTemplate,
  answers: ProfileAnswers,
): readonly PrioritisedQuestion[] {
  const chosen = template.questions.flatMap(({ id, choices }) => {
    const selected = new Set(answers.get(id))
    return choices.filter((choice) => selected.has(choice.id))
  })
  return lens.questions
    .map((question) => {
      const raised = chosen.filter((choice) => pointsOf(choice, question) > 0)
      const points = raised.reduce((sum, choice) => sum + pointsOf(choice, question), 0)
      return { question, points, because: raised.map((choice) => choice.title) }
    })
    .filter(({ points }) => points >= threshold)
    .toSorted((a, b) => b.points - a.points)
}

function pointsOf(choice: ProfileChoice, question: Question): number {
  const named = choice.questions.includes(question.id) ? namedPoints : 0
  const foundation = choice.pillars.includes(pillarOf(question)) && isFoundation(question)
  return named + (foundation ? pillarPoints : 0)
}

/** Whether something in it is fundamental, as far as the lens says. */
function isFoundation({ practices }: Question): boolean {
  const levels = practices.flatMap((practice) => practice.level ?? [])
  return levels.length === 0 || levels.includes('high')
}
