import { markup, type Html } from '../../lib/markup.ts'
import type { DomainReview, Review } from '../../model/review.ts'
import { splitSignal } from '../view/split-signal.ts'
import { digits } from '../words.ts'
import { shareBar } from './marks.ts'
import { withPracticeLinks, type References } from './references.ts'
import { bullets, table } from './table.ts'

/** The table of domains: what was really seen that speaks for, too little for, and against each. */
export function* renderDomains(review: Review, references: References): Iterable<Html> {
  if (review.domains.length === 0) return
  yield markup`<section id="domains">
    <h2>Strong and weak signals</h2>
    <p>
      What was seen in each domain, the most telling first. <strong>Strong</strong>: direct evidence for a
      practice. <strong>Weak</strong>: indirect or incomplete evidence, or a statement.
      <strong>Contradicting</strong>: evidence against it.
    </p>`
  const cell = (signals: readonly string[]): Html =>
    bullets(signals.map((s) => signal(s, references)))
  yield table(
    'Signals by domain',
    [{ label: 'Domain' }, { label: '✔ Strong' }, { label: '▲ Weak' }, { label: '✖ Contradicting' }],
    review.domains.map((domain) => [
      markup`<strong>${domain.domain.title}</strong><br /><span class="quiet small">${risksOf(domain)}</span
        ><br />${shareBar(domain.coverage)}<span class="quiet small"> seen</span>`,
      cell(domain.strong),
      cell(domain.weak),
      cell(domain.contradicting),
    ]),
    'domains',
  )
  yield markup`</section>`
}

function signal(text: string, references: References): Html {
  const { text: claim, practices } = splitSignal(text)
  return practices === ''
    ? markup`${claim}`
    : markup`${claim} <span class="quiet small">${withPracticeLinks(practices, references)}</span>`
}

function risksOf({ risks }: DomainReview): string {
  const parts = [
    [risks.HIGH, 'at high risk'],
    [risks.MEDIUM, 'at medium risk'],
    [risks.UNANSWERED, 'unanswered'],
  ] as const
  const named = parts
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${digits(n)} ${n === 1 ? 'question' : 'questions'} ${word}`)
  if (named.length > 0) return named.join(', ')
  return risks.NONE > 0 ? 'no question at risk' : 'not applicable'
}
