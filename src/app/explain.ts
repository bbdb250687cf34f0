import { checks } from '../evaluate/posture/checks.generated.ts'
import { nearestName } from '../lib/nearest-name.ts'
import type { Check } from '../model/check.ts'
import type { Lens, Practice, Question } from '../model/lens.ts'

export type Explained =
  | { readonly kind: 'check'; readonly check: Check; readonly practices: readonly Practice[] }
  | { readonly kind: 'practice'; readonly practice: Practice; readonly question: Question }
  | { readonly kind: 'question'; readonly question: Question; readonly domain: string }

const byId = new Map(checks.map((c) => [c.id, c]))

export function isCheck(id: string): boolean {
  return byId.has(id)
}

/** The check that a mistyped id most likely meant. */
export function nearestCheck(id: string): string | undefined {
  return nearestName(id, byId.keys())
}

/** Finds what a name stands for: a check id, a choice id or SECnn-BPmm, a question id or SECnn. Case does not matter. */
export function explain(name: string, lens: Lens): Explained | undefined {
  const wanted = name.toLowerCase()
  const check = byId.get(wanted)
  if (check !== undefined) return { kind: 'check', check, practices: practicesOf(check.id, lens) }
  for (const question of lens.questions) {
    if (named(question, wanted)) {
      const domain = lens.domains.find((d) => d.id === question.domain)?.title ?? question.domain
      return { kind: 'question', question, domain }
    }
    const practice = question.practices.find((p) => named(p, wanted))
    if (practice !== undefined) return { kind: 'practice', practice, question }
  }
  return undefined
}

/** Names of checks and practices whose id or title holds every word of a text, in the order of the catalog. */
export function namesWith(text: string, lens: Lens): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const holds = (...texts: readonly string[]): boolean =>
    words.length > 0 && words.every((word) => texts.some((t) => t.toLowerCase().includes(word)))
  return [
    ...lens.questions
      .flatMap((q) => q.practices)
      .filter((p) => !p.none && holds(p.id, p.title))
      .map((p) => p.number ?? p.id),
    ...checks.filter((c) => holds(c.id, c.title)).map((c) => c.id),
  ]
}

/** Every name that `explain` knows, for completion and for `did you mean`. */
export function explainableNames(lens: Lens): readonly string[] {
  const items = [...lens.questions, ...lens.questions.flatMap((q) => q.practices)]
  return [
    ...byId.keys(),
    ...items.flatMap((i) => (i.number === undefined ? [i.id] : [i.number, i.id])),
  ]
}

/** The practices whose evidence a check is. */
export function practicesOf(check: string, lens: Lens): readonly Practice[] {
  return lens.questions
    .flatMap((q) => q.practices)
    .filter((p) => p.evidence.some((item) => 'check' in item && item.check === check))
}

function named(item: { readonly id: string; readonly number?: string }, wanted: string): boolean {
  return item.id.toLowerCase() === wanted || item.number?.toLowerCase() === wanted
}
