import type { PlanEntry } from '../../data/plan.ts'
import { Foreign, Outcome, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

interface Props {
  readonly entry: PlanEntry
}

/** That the claim in the title is false; silent where nothing fails, or where the improvement is to state something. */
export function Wrong({ entry: { findingCount } }: Props) {
  return findingCount > 0 ? <Outcome outcome="fail" /> : null
}

/** Why an improvement matters: from where what is wrong can be reached. */
export function Reach({ entry: { planned } }: Props) {
  if (planned === undefined) return null
  return (
    <div className="quiet">
      {t.plan.exposure}: {wordOf(t.words.exposure, planned.exposure)}
    </div>
  )
}

/** What to do about it; the title, where a run no longer plans it, says all there is. */
export function Remedy({ entry: { planned } }: Props) {
  return planned === undefined ? null : <Foreign>{planned.fix}</Foreign>
}
