import { markup, type Html } from '../../lib/markup.ts'
import type { DomainReview, Review } from '../../model/review.ts'
import { digits } from '../words.ts'
import { shareBar } from './marks.ts'
import { bullets, table } from './table.ts'

/** The table of domains: what was really seen that speaks for, too little for, and against each. */
export function* renderDomains(review: Review): Iterable<Html> {
  if (review.domains.length === 0) return
  yield markup`<section id="domains">
    <h2>Strong and weak signals</h2>
    <p>
      What was seen in each domain, strongest first. A domain without signals was not seen, which is
      no comfort.
    </p>`
  yield table(
    'Signals by domain',
    [
      { label: 'Domain' },
      { label: '✔ Strong' },
      { label: '▲ Weak' },
      { label: '✖ Contradicting' },
      { label: 'Coverage', kind: 'tight' },
    ],
    review.domains.map((domain) => [
      markup`${domain.domain.title}<br /><span class="quiet small">${risksOf(domain)}</span>`,
      bullets(domain.strong),
      bullets(domain.weak),
      bullets(domain.contradicting),
      shareBar(domain.coverage),
    ]),
    'domains',
  )
  yield markup`</section>`
}

function risksOf({ risks }: DomainReview): string {
  const parts = [
    [risks.HIGH, 'at high risk'],
    [risks.MEDIUM, 'at medium risk'],
    [risks.UNANSWERED, 'unanswered'],
  ] as const
  const named = parts.filter(([n]) => n > 0).map(([n, word]) => `${digits(n)} ${word}`)
  if (named.length > 0) return named.join(', ')
  return risks.NONE > 0 ? 'no risk' : 'not applicable'
}
