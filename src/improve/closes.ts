import type { Lens, Level, Practice, Question } from '../model/lens.ts'
import type { Answers } from '../model/review.ts'

/** A practice that an improvement serves, in its question. */
export interface Served {
  readonly practice: Practice
  readonly question: Question
}

/** Check id → the practices it is evidence for, in the order of the lens. Practices that do not apply are left out. */
export function practicesByCheck(
  lens: Lens,
  answers: Answers,
): ReadonlyMap<string, readonly Served[]> {
  const outside = notApplicable(answers)
  const served = new Map<string, Served[]>()
  for (const question of lens.questions)
    for (const practice of question.practices) {
      if (outside.has(practice.id)) continue
      for (const item of practice.evidence) {
        if (!('check' in item)) continue
        const list = served.get(item.check)
        if (list === undefined) served.set(item.check, [{ practice, question }])
        else if (!list.some((s) => s.practice === practice)) list.push({ practice, question })
      }
    }
  return served
}

function notApplicable(answers: Answers): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { practices, risk } of answers.questions)
    for (const { practice, choice } of practices)
      if (risk === 'NOT_APPLICABLE' || choice === 'not-applicable') ids.add(practice.id)
  return ids
}

const rank = { high: 0, medium: 1, low: 2 } as const

/** The highest level among practices; `low` when there is none or none has a level. */
export function highestLevel(served: readonly Served[]): Level {
  let best: Level = 'low'
  for (const { practice } of served)
    if (practice.level !== undefined && rank[practice.level] < rank[best]) best = practice.level
  return best
}

/** Who should do it: the owner of the first practice of the highest level that names one. */
export function suggestOwner(served: readonly Served[]): string {
  const level = highestLevel(served)
  const named = served.filter((s) => s.practice.owner !== undefined)
  const first = named.find((s) => s.practice.level === level) ?? named[0]
  return first?.practice.owner ?? 'workload owner'
}
