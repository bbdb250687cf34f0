import type { Lens } from '../../model/lens.ts'

/** What an upgrade looks at; everything else of an answer stays as it is. */
export interface UpgradableAnswer<C = unknown> {
  /** Choice ids. */
  readonly selected: readonly string[]
  /** Choice id → details. */
  readonly choices?: ReadonlyMap<string, C>
}

/** What people had answered and the newer version no longer asks. */
export interface DroppedAnswer {
  readonly question: string
  /** Ids of the choices that are gone; all with something to say when the question itself is gone. */
  readonly choices: readonly string[]
}

export interface UpgradedAnswers<A> {
  readonly answers: ReadonlyMap<string, A>
  readonly dropped: readonly DroppedAnswer[]
}

/**
 * Carries answers to another version of a lens: whatever keeps its id keeps its answer, with its notes and reasons.
 * Choices that are new start unselected, questions that are new unanswered.
 * @param answers question id → answer
 */
export function upgradeAnswers<A extends UpgradableAnswer>(
  to: Lens,
  answers: ReadonlyMap<string, A>,
): UpgradedAnswers<A> {
  const questions = new Map(to.questions.map((question) => [question.id, question]))
  const kept = new Map<string, A>()
  const dropped: DroppedAnswer[] = []
  for (const [id, answer] of answers) {
    const question = questions.get(id)
    const known = new Set(question?.practices.map((practice) => practice.id))
    const gone = [...new Set([...answer.selected, ...(answer.choices?.keys() ?? [])])].filter(
      (choice) => !known.has(choice),
    )
    if (question === undefined || gone.length > 0) dropped.push({ question: id, choices: gone })
    if (question !== undefined)
      kept.set(id, gone.length === 0 ? answer : withoutChoices(answer, known))
  }
  return { answers: kept, dropped }
}

function withoutChoices<A extends UpgradableAnswer>(answer: A, known: ReadonlySet<string>): A {
  const { selected, choices } = answer
  return {
    ...answer,
    selected: selected.filter((id) => known.has(id)),
    ...(choices === undefined
      ? {}
      : { choices: new Map([...choices].filter(([id]) => known.has(id))) }),
  }
}
