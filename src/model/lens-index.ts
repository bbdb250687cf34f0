import type { Lens, Practice, Question } from './lens.ts'

export interface LensPractice {
  readonly question: Question
  readonly practice: Practice
}

/** Finds questions and practices by what people write: the id or the display number, in any case. */
export interface LensIndex {
  question(reference: string): Question | undefined
  /** By id, number, or `question/practice`; several when a custom lens repeats an id in different questions. */
  practices(reference: string): readonly LensPractice[]
  /** All ids and numbers, for suggestions. */
  readonly questionNames: readonly string[]
  readonly practiceNames: readonly string[]
}

export function indexLens(lens: Lens): LensIndex {
  const questions = new Map<string, Question>()
  const practices = new Map<string, LensPractice[]>()
  const questionNames = lens.questions.flatMap(namesOf)
  const practiceNames = lens.questions.flatMap((question) => question.practices.flatMap(namesOf))
  for (const question of lens.questions) {
    for (const name of namesOf(question)) questions.set(keyOf(name), question)
    for (const practice of question.practices)
      for (const name of namesOf(practice)) {
        const entry = { question, practice }
        for (const key of [name, ...namesOf(question).map((q) => `${q}/${name}`)]) {
          const known = practices.get(keyOf(key))
          if (known === undefined) practices.set(keyOf(key), [entry])
          else known.push(entry)
        }
      }
  }
  return {
    question: (reference) => questions.get(keyOf(reference)),
    practices: (reference) => practices.get(keyOf(reference)) ?? [],
    questionNames,
    practiceNames,
  }
}

function namesOf(named: { readonly id: string; readonly number?: string }): readonly string[] {
  return named.number === undefined ? [named.id] : [named.number, named.id]
}

function keyOf(reference: string): string {
  return reference.trim().toLowerCase()
}
