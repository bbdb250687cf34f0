import { emptyRecord } from '../../../../model/human-record.ts'
import type { PlanItem } from '../../../../model/plan.ts'
import type { Snapshot } from '../../../../model/snapshot.ts'
import { loadSecurityLens } from '../../../../review/lens/load-catalog.ts'
import { reviewSnapshot } from '../../../review-snapshot.ts'
import { itemId } from '../recommendations/advise.ts'
import type { Material } from './material.ts'

export interface MaterialReview {
  /** Improvements of what the generation is about that a check asks for, most urgent first. */
  readonly plan: readonly PlanItem[]
  /** Checks that could not decide, or not look, somewhere. */
  readonly undecided: ReadonlySet<string>
  /** Whether a resource fails a check, also outside of what the generation is about. */
  readonly failing: (check: string, item: string) => boolean
}

/** What Plinth's own review says of what was read. */
export function reviewMaterial(
  snapshot: Snapshot,
  { workload, root, concerns }: Pick<Material, 'workload' | 'root' | 'concerns'>,
  now: number,
): MaterialReview {
  const lens = loadSecurityLens()
  const given = { snapshot, workload, lens, now, record: emptyRecord, diagnostics: [] }
  const review = reviewSnapshot(given)
  const plan = review.plan.filter(({ check }) => check !== undefined)
  const failing = new Set(
    plan.flatMap(({ check, findings }) =>
      findings.map((finding) => `${check?.id}\n${itemId(finding, root)}`),
    ),
  )
  const undecided = review.findings.filter(({ outcome }) => outcome === 'unknown')
  return {
    plan: plan.flatMap((item) => {
      const findings = item.findings.filter(({ resource }) => concerns(resource))
      return findings.length === 0 ? [] : [{ ...item, findings }]
    }),
    undecided: new Set([...undecided, ...review.blind].map(({ check }) => check.id)),
    failing: (check, item) => failing.has(`${check}\n${item}`),
  }
}
