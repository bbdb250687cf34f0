import { compare } from '../../lib/compare.ts'
import { severities } from '../../model/check.ts'
import type { Strength } from '../../model/lens.ts'
import type { DomainReview, ItemEvidence, PracticeReview } from '../../model/review.ts'
import { listNames, nameOf } from '../risk/question-choices.ts'

/** Rows of each kind that a domain shows. */
export const mostSignals = 6

type Kind = 'strong' | 'weak' | 'contradicting'

interface Signal {
  readonly kind: Kind
  readonly text: string
  readonly practices: string[]
  /** Lower comes first, compared one by one. */
  readonly order: readonly number[]
}

/**
 * The signals of a domain that were really seen, in words with counts, strongest first: direct support is strong;
 * indirect support, statements, weakening failures and half-seen facts are weak; contradicting failures contradict.
 * A fact that several practices use is one row that names them all.
 */
export function domainSignals(practices: readonly PracticeReview[]): Pick<DomainReview, Kind> {
  const signals = new Map<string, Signal>()
  for (const { practice, evidence } of practices)
    for (const item of evidence) {
      const kind = kindOf(item)
      if (kind === undefined) continue
      const text = item.summary.replace(/\.$/, '')
      const key = `${kind}\n${text}`
      const known = signals.get(key)
      if (known === undefined)
        signals.set(key, { kind, text, practices: [nameOf(practice)], order: orderOf(item) })
      else if (!known.practices.includes(nameOf(practice))) known.practices.push(nameOf(practice))
    }
  const sorted = [...signals.values()].toSorted(bySignal)
  const ofKind = (kind: Kind): readonly string[] =>
    sorted
      .filter((signal) => signal.kind === kind)
      .slice(0, mostSignals)
      .map((signal) => `${signal.text} (${listNames(signal.practices)})`)
  return { strong: ofKind('strong'), weak: ofKind('weak'), contradicting: ofKind('contradicting') }
}

function kindOf({ stance, strength, counts }: ItemEvidence): Kind | undefined {
  if (stance === 'contradicts') return 'contradicting'
  if (stance === 'supports') return strength === 'A' || strength === 'B' ? 'strong' : 'weak'
  if (stance === 'weakens' || (stance === 'unknown' && counts.pass > 0)) return 'weak'
  return undefined
}

const strengthOrder: Readonly<Record<Strength, number>> = { A: 0, B: 1, C: 2, D: 3 }

/** By strength, then severity of the check, then how much was seen: failures of contradictions, passes of support. */
function orderOf({ item, strength, stance, counts, findings, blind }: ItemEvidence): number[] {
  const check = findings[0]?.check ?? blind[0]?.check
  const severity = check === undefined ? severities.length : severities.indexOf(check.severity)
  const seen = stance === 'contradicts' ? counts.fail : counts.pass
  const strengthRank = strengthOrder[strength]
  return stance === 'contradicts'
    ? [severity, strengthRank, -seen]
    : [strengthRank, item.required ? 0 : 1, severity, -seen]
}

function bySignal(a: Signal, b: Signal): number {
  for (const [i, value] of a.order.entries()) {
    const difference = value - (b.order[i] ?? 0)
    if (difference !== 0) return difference
  }
  return compare(a.text, b.text)
}
