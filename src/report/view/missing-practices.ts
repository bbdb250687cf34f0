import type { Level } from '../../model/lens.ts'
import type { ReportedChoice } from '../../model/reported-review.ts'

const weight: Readonly<Record<Level, number>> = { high: 0, medium: 1, low: 2 }

/** The practices that apply and are not selected, riskiest first, then in lens order. */
export function missingPractices(choices: readonly ReportedChoice[]): readonly ReportedChoice[] {
  return choices
    .filter(({ practice, choice }) => choice === 'unselected' && !practice.none)
    .toSorted((a, b) => weigh(a) - weigh(b))
}

/** Practices of custom lenses have no level: all weigh the same. */
function weigh({ practice: { level } }: ReportedChoice): number {
  return level === undefined ? 0 : weight[level]
}
