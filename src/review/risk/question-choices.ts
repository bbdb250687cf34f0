import type { Practice } from '../../model/lens.ts'
import type { PracticeReview, Risk } from '../../model/review.ts'

export type ChoiceStatus = PracticeReview['choice']

/** What is chosen for one practice. */
export interface PracticeChoice {
  readonly practice: Practice
  readonly choice: ChoiceStatus
}

/** Whether a question can have a risk at all. */
export interface QuestionState {
  /** False: people said that the whole question does not apply. */
  readonly applicable: boolean
  /** False: neither people nor evidence have said anything yet. */
  readonly answered: boolean
}

export interface QuestionRisk {
  readonly risk: Risk
  /** One sentence. */
  readonly because: string
}

/** `None of these` clears the other selections; what does not apply stays so. */
export function clearByNone<C extends PracticeChoice>(choices: readonly C[]): readonly C[] {
  const none = choices.some((c) => c.practice.none && c.choice === 'selected')
  if (!none) return choices
  return choices.map((c) =>
    c.practice.none || c.choice !== 'selected' ? c : { ...c, choice: 'unselected' },
  )
}

/** The risk of a question that has no choices to weigh. */
export function riskWithoutChoices({
  applicable,
  answered,
}: QuestionState): QuestionRisk | undefined {
  if (!applicable)
    return { risk: 'NOT_APPLICABLE', because: 'The question was marked as not applicable.' }
  if (!answered)
    return {
      risk: 'UNANSWERED',
      because: 'Nobody has answered the question and the evidence decides none of its practices.',
    }
  return undefined
}

/** `SEC03-BP02` where the lens has numbers, else the id. */
export function nameOf(practice: Practice): string {
  return practice.number ?? practice.id
}

/** `A`, `A and B`, `A, B and 3 more`. */
export function listNames(names: readonly string[], most = 3): string {
  if (names.length > most + 1)
    return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
