import type { PlanItem } from '../model/plan.ts'
import type { Environment } from '../model/workload.ts'

const severityWeight = { critical: 200, high: 50, medium: 15, low: 5 } as const
const exposureFactor = { public: 2, 'cross-account': 1.5, internal: 1 } as const
const levelFactor = { high: 1.5, medium: 1.25, low: 1 } as const
const environmentFactor = { production: 1, preproduction: 0.6 } as const
const effortDivisor = { S: 1, M: 1.25, L: 2 } as const

export interface Urgency extends Pick<PlanItem, 'severity' | 'exposure' | 'level' | 'effort'> {
  /** How many failed findings the fix closes; a missing statement counts one. */
  readonly breadth: number
  readonly environment: Environment
}

/** The ranking number of an improvement, to one decimal; the formula and its reasons are in `docs/reference/plan.md`. */
export function score(urgency: Urgency): number {
  const raw =
    (severityWeight[urgency.severity] *
      exposureFactor[urgency.exposure] *
      levelFactor[urgency.level] *
      environmentFactor[urgency.environment] *
      (1 + Math.log10(Math.max(1, urgency.breadth)) / 2)) /
    effortDivisor[urgency.effort]
  return Math.round(raw * 10) / 10
}
