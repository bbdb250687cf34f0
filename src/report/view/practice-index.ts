import type { Lens, Practice, Question } from '../../model/lens.ts'

export interface IndexedPractice {
  readonly practice: Practice
  readonly question: Question
}

/** Check id → the practices it is evidence for, in the order of the lens. */
export function indexPractices(lens: Lens): ReadonlyMap<string, readonly IndexedPractice[]> {
  const byCheck = new Map<string, IndexedPractice[]>()
  for (const question of lens.questions)
    for (const practice of question.practices)
      for (const item of practice.evidence) {
        if (!('check' in item)) continue
        const list = byCheck.get(item.check)
        if (list === undefined) byCheck.set(item.check, [{ practice, question }])
        else if (!list.some((p) => p.practice === practice)) list.push({ practice, question })
      }
  return byCheck
}
