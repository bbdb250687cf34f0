import type { Review, Risk } from '../../model/review.ts'
import { count, digits, moment, percent } from '../words.ts'
import { tallyFindings } from '../view/tally.ts'
import { bar } from './marks.ts'
import { flow, type Page } from './page.ts'
import { run, type Run, type Style } from './paint.ts'

/** What was reviewed, and the result in four lines. */
export function* writeSummary(review: Review, page: Page): Iterable<string> {
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
  yield '\n'
  yield* flow(page, riskRuns(review.risks))
  yield* flow(page, [
    run(`Coverage ${bar(review.coverage, 10)} ${percent(review.coverage)}`),
    run(findingsLine(review)),
  ])
  const disputed = review.contradictions.length
  if (disputed > 0)
    yield* flow(page, [run(`! The facts contradict ${count(disputed, 'answer')}`, 'bad')])
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

function findingsLine(review: Review): string {
  const { outcomes, suppressed } = tallyFindings(review.findings)
  const parts = [
    `${digits(outcomes.fail)} failed`,
    `${digits(outcomes.unknown)} unknown`,
    `${digits(outcomes.pass)} passed`,
  ]
  if (suppressed > 0) parts.push(`${digits(suppressed)} suppressed`)
  return `Findings ${parts.join(' · ')}`
}
