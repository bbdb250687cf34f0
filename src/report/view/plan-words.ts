import type { Lens } from '../../model/lens.ts'
import type { PlanItem } from '../../model/plan.ts'

/** What is wrong, as a clause without a full stop: what most of the failed findings saw, or the statement that is missing. */
export function whatIsWrong({ findings, title }: PlanItem): string {
  const seen = new Map<string, number>()
  for (const { message } of findings) seen.set(message, (seen.get(message) ?? 0) + 1)
  const [most] = [...seen].toSorted(([, a], [, b]) => b - a)
  return most === undefined ? title : withoutStop(most[0])
}

/** Why it matters, in one sentence. */
export function whyItMatters({ check }: PlanItem): string {
  return (
    check?.why ??
    'No machine can see this. Until a person states it, with a date, the practice does not count as met.'
  )
}

/** A sentence as a clause. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

/** Practice id → the number that people know it by, else the id. */
export function numberPractices(lens: Lens): ReadonlyMap<string, string> {
  const practices = lens.questions.flatMap((q) => q.practices)
  return new Map(practices.map((p) => [p.id, p.number ?? p.id]))
}
