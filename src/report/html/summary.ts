import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import { listDisputes } from '../view/disputes.ts'
import { whatIsWrong } from '../view/plan-words.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits, effortWords, percent } from '../words.ts'
import { riskMark, severityMark, shareBar } from './marks.ts'
import { practiceLink, withPracticeLinks, type References } from './references.ts'
import { table } from './table.ts'

const mostFirst = 5
const mostSeen = 3

/** The result on one page: a sentence, the figures, what to do first, what the facts dispute, a row per question. */
export function* renderSummary(review: Review, references: References): Iterable<Html> {
  yield markup`<section id="summary">
    <h2>Summary</h2>
    <p class="verdict">${sentence(review)}</p>
    ${figures(review)} ${first(review)} ${disputes(review, references)}
    <h3 class="label">Risk by question</h3>`
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
      withPracticeLinks(because, references),
    ]),
    'risks',
  )
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
      : ` The facts contradict ${count(contradictions.length, 'answer')} that people gave.`
  return `${risky}${open}.${disputed} ${percent(coverage)} of what should have been looked at was seen.`
}

function figures(review: Review): Html {
  const { outcomes, failures } = tallyFindings(review.findings)
  const { risks, contradictions } = review
  const judged = outcomes.fail + outcomes.pass
  const figure = (label: string, value: string, tone = ''): Html =>
    markup`<div class="${tone}">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  return markup`<dl class="figures">
    ${figure(`${risks.HIGH === 1 ? 'question' : 'questions'} at high risk`, digits(risks.HIGH), risks.HIGH > 0 ? 'high' : '')}
    ${figure(`${risks.MEDIUM === 1 ? 'question' : 'questions'} at medium risk`, digits(risks.MEDIUM), risks.MEDIUM > 0 ? 'medium' : '')}
    ${figure(`contradicted ${contradictions.length === 1 ? 'answer' : 'answers'}`, digits(contradictions.length), contradictions.length > 0 ? 'high' : '')}
    ${figure(`failed of ${digits(judged)} judged, ${digits(failures.critical)} critical`, digits(outcomes.fail))}
    ${figure(`unknown ${outcomes.unknown === 1 ? 'finding' : 'findings'}`, digits(outcomes.unknown))}
    ${figure('coverage', percent(review.coverage))}
  </dl>`
}

function first({ plan }: Review): Html | false {
  if (plan.length === 0) return false
  const more = plan.length - mostFirst
  return markup`<h3 class="label">Improve first</h3>
    <ol class="first">
      ${plan.slice(0, mostFirst).map(
        (item) =>
          markup`<li>
            <span>${severityMark(item.severity)}</span>
            <span><a href="#n${item.rank}">${whatIsWrong(item)}</a> ${item.findings.length > 0 && markup`<span class="quiet small">${count(item.findings.length, 'resource')}</span>`}</span>
            <span class="quiet small">${item.owner} · due ${item.due.slice(0, 10)} · ${effortWords[item.effort]}</span>
          </li>`,
      )}
    </ol>
    ${more > 0 && markup`<p class="small"><a href="#plan">${count(more, 'more improvement')} in the plan</a></p>`}`
}

function disputes(review: Review, references: References): Html | false {
  const all = listDisputes(review)
  return (
    all.length > 0 &&
    markup`<h3 class="label">Answers that the facts contradict</h3>
      ${table(
        'Answers that the facts contradict',
        [{ label: 'Practice' }, { label: 'What was said' }, { label: 'What was seen' }],
        all.map(({ contradiction: { practice }, said, seen }) => [
          markup`${practiceLink(practice.number ?? practice.id, references)}<br />${practice.title}`,
          said,
          markup`${seen.slice(0, mostSeen).map((fact, i) => markup`${i > 0 && markup`<br />`}${fact}`)}${seen.length > mostSeen && markup`<br /><span class="quiet small">and ${seen.length - mostSeen} more</span>`}`,
        ]),
        'disputes',
      )}`
  )
}
