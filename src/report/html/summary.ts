import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits, percent } from '../words.ts'
import { riskMark, shareBar } from './marks.ts'
import { table } from './table.ts'

/** The result on one page: a sentence, the figures, a row per question, and what the facts dispute. */
export function* renderSummary(review: Review): Iterable<Html> {
  yield markup`<section id="summary">
    <h2>Summary</h2>
    <p class="verdict">${sentence(review)}</p>
    ${figures(review)}`
  yield markup`<h3 class="label">Risk by question</h3>`
  yield table(
    'Risk by question',
    [
      { label: 'Question' },
      { label: 'Risk', kind: 'tight' },
      { label: 'Coverage', kind: 'tight' },
      { label: 'Because' },
    ],
    review.questions.map(({ question, risk, coverage, because }, index) => [
      markup`<a href="#q${index + 1}"
        ><span class="no">${question.number ?? ''}</span> ${question.title}</a
      >`,
      riskMark(risk),
      shareBar(coverage),
      because,
    ]),
  )
  if (review.contradictions.length > 0) {
    yield markup`<h3 class="label">Answers that the facts contradict</h3>`
    for (const { practice, summary } of review.contradictions)
      yield markup`<div class="dispute">
        <strong>${practice.number ?? practice.id} ${practice.title}</strong>
        <p>${summary}</p>
      </div>`
  }
  yield markup`</section>`
}

function sentence({ risks, questions, coverage, contradictions }: Review): string {
  const { HIGH: high, MEDIUM: medium } = risks
  const risky =
    high + medium === 0
      ? 'No question is at high or medium risk'
      : `${digits(high)} of ${count(questions.length, 'question')} ${high === 1 ? 'is' : 'are'} at high risk and ${digits(medium)} at medium risk`
  const open = risks.UNANSWERED === 0 ? '' : `, ${digits(risks.UNANSWERED)} unanswered`
  const disputed =
    contradictions.length === 0
      ? ''
      : ` The facts contradict ${count(contradictions.length, 'answer')}.`
  return `${risky}${open}. ${percent(coverage)} of what should have been looked at was seen.${disputed}`
}

function figures(review: Review): Html {
  const { outcomes } = tallyFindings(review.findings)
  const { risks } = review
  const figure = (label: string, value: string, tone = ''): Html =>
    markup`<div class="${tone}">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  return markup`<dl class="figures">
    ${figure('High risk', digits(risks.HIGH), risks.HIGH > 0 ? 'high' : '')}
    ${figure('Medium risk', digits(risks.MEDIUM), risks.MEDIUM > 0 ? 'medium' : '')}
    ${figure('Contradictions', digits(review.contradictions.length), review.contradictions.length > 0 ? 'high' : '')}
    ${figure('Failed findings', digits(outcomes.fail))}
    ${figure('Unknown findings', digits(outcomes.unknown))}
    ${figure('Coverage', percent(review.coverage))}
  </dl>`
}
