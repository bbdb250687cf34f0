import type { ItemEvidence } from '../../model/review.ts'

/**
 * Share of what an item should have looked at that it did, 0 to 1. What does not apply needs no look; a suppressed
 * failure was looked at. `undefined`: the item does not apply at all.
 */
export function itemCoverage({ stance, counts, blind }: ItemEvidence): number | undefined {
  if (stance === 'not-applicable') return undefined
  const judged = counts.pass + counts.fail + counts.suppressed
  const all = judged + counts.unknown + blind.length
  return all === 0 ? 0 : judged / all
}

/**
 * Mean over the items that apply; required ones count double. When none applies, all that there was to see was seen
 * (1); a practice without evidence items has shown nothing (0).
 */
export function practiceCoverage(items: readonly ItemEvidence[]): number {
  let sum = 0
  let weights = 0
  for (const item of items) {
    const coverage = itemCoverage(item)
    if (coverage === undefined) continue
    const weight = item.item.required ? 2 : 1
    sum += weight * coverage
    weights += weight
  }
  if (weights > 0) return sum / weights
  return items.length > 0 ? 1 : 0
}

/** Mean of the coverage of practices; 0 when there are none. */
export function meanCoverage(parts: readonly number[]): number {
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length
}
