import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'

/** Where practices and improvements stand in the document. */
export interface References {
  /** Display number of a practice → anchor. */
  readonly practices: ReadonlyMap<string, string>
  /** Check id → rank of its improvement. */
  readonly ranks: ReadonlyMap<string, number>
}

export function referTo({ questions, plan }: Review): References {
  const practices = new Map<string, string>()
  for (const [q, { practices: list }] of questions.entries())
    for (const [p, { practice }] of list.entries())
      practices.set(practice.number ?? practice.id, practiceAnchor(q, p))
  const ranks = new Map(
    plan.flatMap(({ check, rank }) => (check === undefined ? [] : [[check.id, rank] as const])),
  )
  return { practices, ranks }
}

/** Anchor of the n-th practice of a question, both from 0. It stands inside the `details`, so that following it opens them. */
export function practiceAnchor(question: number, practice: number): string {
  return `q${question + 1}p${practice + 1}`
}

/** A practice number that stays on one line and leads to the practice. */
export function practiceLink(number: string, { practices }: References): Html {
  const anchor = practices.get(number)
  return anchor === undefined
    ? markup`<span class="id">${number}</span>`
    : markup`<a class="id" href="#${anchor}">${number}</a>`
}

/** Practice numbers after each other. */
export function practiceLinks(numbers: readonly string[], references: References): Html {
  return markup`${numbers.map((n, i) => markup`${i > 0 && ', '}${practiceLink(n, references)}`)}`
}

/** A text whose practice numbers are links. */
export function withPracticeLinks(text: string, references: References): Html {
  const parts = text.split(/\b([A-Z]{2,8}\d{1,3}-[A-Z]{2}\d{1,3})\b/)
  return markup`${parts.map((part, i) => (i % 2 === 1 && references.practices.has(part) ? practiceLink(part, references) : part))}`
}
