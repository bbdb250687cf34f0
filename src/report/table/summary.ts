import { severities } from '../../model/check.ts'
import type { Review, Risk } from '../../model/review.ts'
import { count, digits, moment, percent } from '../words.ts'
import { tallyFindings } from '../view/tally.ts'
import { bar } from './marks.ts'
import { flow, heading, type Page } from './page.ts'
import { run, type Run, type Style } from './paint.ts'

/** What was reviewed, and the risks in one line. */
export function* writeScope(review: Review, page: Page): Iterable<string> {
  const { workload, lens } = review
  yield '\n'
  yield* flow(page, [run(workload.name, 'strong'), run(`${lens.name} ${lens.version}`, 'quiet')])
  const scope = [
    workload.environment,
    workload.accounts.length > 0 ? count(workload.accounts.length, 'account') : '',
    workload.regions.length > 0 ? count(workload.regions.length, 'Region') : '',
    count(review.resourceCount, 'resource'),
    moment(review.at),
  ].filter((part) => part !== '')
  yield* flow(page, [run(scope.join(' · '), 'quiet')])
  yield* flow(page, [...riskRuns(review.risks), run(`coverage ${percent(review.coverage)}`)])
}

/** The result in four lines: risks, contradictions, findings, coverage. */
export function* writeResult(review: Review, page: Page): Iterable<string> {
  yield* heading(page, 'Result')
  yield* flow(page, [
    ...riskRuns(review.risks),
    run(`of ${count(review.questions.length, 'question')}`, 'quiet'),
  ])
  const disputed = review.contradictions.length
  if (disputed > 0)
    yield* flow(page, [
      run(`! The facts contradict ${count(disputed, 'answer')} that people gave`, 'bad'),
    ])
  yield* flow(page, findingRuns(review))
  yield* flow(page, [
    run(`Coverage ${bar(review.coverage, 10)} ${percent(review.coverage)}`),
    run('of what should have been looked at', 'quiet'),
  ])
}

function riskRuns(risks: Review['risks']): readonly Run[] {
  const shown: readonly (readonly [Risk, string, string, Style])[] = [
    ['HIGH', '✖', 'high risk', 'bad'],
    ['MEDIUM', '▲', 'medium risk', 'warn'],
    ['NONE', '✔', 'no risk', 'good'],
    ['UNANSWERED', '○', 'unanswered', 'accent'],
    ['NOT_APPLICABLE', '–', 'not applicable', 'quiet'],
  ]
  return shown
    .filter(([risk]) => risks[risk] > 0 || risk === 'HIGH' || risk === 'MEDIUM')
    .map(([risk, sign, words, style]) =>
      run(`${sign} ${risks[risk]} ${words}`, risks[risk] === 0 ? 'quiet' : style),
    )
}

function findingRuns(review: Review): readonly Run[] {
  const { outcomes, failures, suppressed } = tallyFindings(review.findings)
  const by = severities.filter((s) => failures[s] > 0).map((s) => `${digits(failures[s])} ${s}`)
  const rest = [`${digits(outcomes.unknown)} unknown`, `${digits(outcomes.pass)} passed`]
  if (suppressed > 0) rest.push(`${digits(suppressed)} suppressed`)
  return [
    run(`Findings ${digits(outcomes.fail)} failed${by.length === 0 ? '' : ` (${by.join(', ')})`}`),
    run(rest.join(' · '), 'quiet'),
  ]
}
