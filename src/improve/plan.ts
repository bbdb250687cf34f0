import { severities } from '../model/check.ts'
import type { Lens } from '../model/lens.ts'
import type { PlanItem } from '../model/plan.ts'
import type { Answers } from '../model/review.ts'
import type { Environment } from '../model/workload.ts'
import { planFixes } from './plan-fixes.ts'
import { planStatements } from './plan-statements.ts'
import type { Sla } from './sla.ts'

export interface PlanInput {
  readonly answers: Answers
  readonly lens: Lens
  /** Clock of the review in milliseconds. */
  readonly now: number
  /** Hours by severity; what is not given is as in `defaultSla`. */
  readonly sla?: Partial<Sla>
  readonly environment: Environment
}

/**
 * Turns answers into a ranked plan: one item per fix and one per missing statement, highest score first, then by
 * severity and id. Pure: the same input gives the same plan.
 */
export function planImprovements(input: PlanInput): readonly PlanItem[] {
  const items = [...planFixes(input), ...planStatements(input)]
  return items.toSorted(byUrgency).map((item, index) => Object.assign({ rank: index + 1 }, item))
}

type Unranked = Omit<PlanItem, 'rank'>

function byUrgency(a: Unranked, b: Unranked): number {
  return (
    b.score - a.score ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    (a.id < b.id ? -1 : 1)
  )
}
