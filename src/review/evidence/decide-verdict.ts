import type { Practice } from '../../model/lens.ts'
import type { ItemEvidence, Verdict } from '../../model/review.ts'

/** Below this coverage nothing is met under the rule `all`. */
export const neededCoverage = 0.8

export interface Decision {
  readonly verdict: Verdict
  /** One sentence. */
  readonly because: string
}

/**
 * What the evidence of a practice says together; `docs/reference/evidence.md` states the rules for readers.
 * Contradiction beats support, and unknown is never support.
 * @param coverage of the practice, 0 to 1
 */
export function decideVerdict(
  practice: Pick<Practice, 'mode' | 'rule'>,
  items: readonly ItemEvidence[],
  coverage: number,
): Decision {
  const contradicting = items.find((item) => item.stance === 'contradicts')
  if (contradicting !== undefined)
    return { verdict: 'contradicted', because: contradicting.summary }
  if (items.length === 0)
    return { verdict: 'unknown', because: 'No evidence is defined for the practice.' }
  if (items.every((item) => item.stance === 'not-applicable')) return decideAbsence(items)
  const obstacle =
    practice.rule === 'all'
      ? obstacleToAll(practice, items, coverage)
      : obstacleToAny(practice, items)
  if (obstacle === undefined)
    return { verdict: 'met', because: strongestSupport(items)?.summary ?? '' }
  const support = items.some((item) => item.stance === 'supports' || item.counts.pass > 0)
  return { verdict: support ? 'partly' : 'unknown', because: obstacle }
}

/** Nothing failed and nothing was hidden: either there is nothing of the kind, or people suppressed all there is. */
function decideAbsence(items: readonly ItemEvidence[]): Decision {
  const absent = items.find((item) => item.counts.suppressed === 0)
  if (absent === undefined)
    return { verdict: 'unknown', because: items[0]?.summary ?? 'All failures are suppressed.' }
  const because = items.some((item) => item.counts.suppressed > 0)
    ? 'What its checks judge is either not in what was reviewed or suppressed.'
    : 'Nothing that its checks judge is in what was reviewed.'
  return { verdict: 'not-applicable', because }
}

function obstacleToAll(
  practice: Pick<Practice, 'mode'>,
  items: readonly ItemEvidence[],
  coverage: number,
): string | undefined {
  const lacking = items.find(
    (item) => item.item.required && item.stance !== 'supports' && item.stance !== 'not-applicable',
  )
  if (lacking !== undefined) return lacking.summary
  if (!items.some((item) => carries(practice, item))) return lackOfSupport(items)
  if (coverage < neededCoverage)
    return `Only ${Math.floor(coverage * 100)} % of what should have been looked at was; ${neededCoverage * 100} % is needed.`
  return undefined
}

function obstacleToAny(
  practice: Pick<Practice, 'mode'>,
  items: readonly ItemEvidence[],
): string | undefined {
  const lacking = items.find(
    (item) => item.item.required && (item.stance === 'unknown' || item.stance === 'weakens'),
  )
  if (lacking !== undefined) return lacking.summary
  return items.some((item) => carries(practice, item)) ? undefined : lackOfSupport(items)
}

/** Whether an item alone is strong enough to carry a practice: a direct fact, or a statement where only people can know. */
function carries({ mode }: Pick<Practice, 'mode'>, { stance, strength }: ItemEvidence): boolean {
  if (stance !== 'supports') return false
  return strength === 'A' || strength === 'B' || (mode === 'attest' && strength === 'D')
}

function lackOfSupport(items: readonly ItemEvidence[]): string {
  const open = items.find((item) => item.stance === 'weakens' || item.stance === 'unknown')
  return open?.summary ?? 'Only indirect evidence supports it, and no direct fact.'
}

function strongestSupport(items: readonly ItemEvidence[]): ItemEvidence | undefined {
  return items
    .filter((item) => item.stance === 'supports')
    .toSorted((a, b) => (a.strength < b.strength ? -1 : Number(a.strength > b.strength)))[0]
}
