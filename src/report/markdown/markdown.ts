import { markdownRow as row, markdownText as text } from '../../lib/markdown.ts'
import type { DomainReview, Review, Risk } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { count, digits, moment, percent, riskWords } from '../words.ts'
import { tallyFindings } from '../view/tally.ts'
import { writeFindings, writePlan, writeUnseen } from './sections.ts'

export const riskSigns: Readonly<Record<Risk, string>> = {
  HIGH: '🔴',
  MEDIUM: '🟠',
  NONE: '🟢',
  UNANSWERED: '⚪',
  NOT_APPLICABLE: '➖',
}

/** The review for a pull request or a wiki: short enough for a comment, long lists are cut with their number said. */
export function* writeMarkdown(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  const { workload, lens } = review
  yield `# Review of ${text(workload.name)}\n\n`
  yield `${headline(review)}\n\n`
  yield `${text(lens.name)} ${text(lens.version)} · ${workload.environment} · ${moment(review.at)} · ${count(review.resourceCount, 'resource')}\n\n`
  yield* writeQuestions(review)
  yield* writeContradictions(review)
  yield* writeDomains(review.domains)
  yield* writePlan(review)
  yield* writeFindings(review, cwd)
  yield* writeUnseen(review, cwd)
}

function headline(review: Review): string {
  const { outcomes, suppressed } = tallyFindings(review.findings)
  const hidden = suppressed === 0 ? '' : `, ${digits(suppressed)} suppressed`
  return [
    `**${count(review.risks.HIGH, 'question')} at high risk, ${digits(review.risks.MEDIUM)} at medium risk.**`,
    `${count(outcomes.fail, 'finding')} failed, ${digits(outcomes.unknown)} unknown, ${digits(outcomes.pass)} passed${hidden}.`,
    `Coverage ${percent(review.coverage)}.`,
    review.contradictions.length === 0
      ? 'The facts contradict no answer.'
      : `**The facts contradict ${count(review.contradictions.length, 'answer')}.**`,
  ].join(' ')
}

function* writeQuestions(review: Review): Iterable<string> {
  yield '## Questions\n\n'
  yield row(['Question', 'Risk', 'Coverage', 'Because'])
  yield row(['---', '---', '--:', '---'])
  for (const { question, risk, coverage, because } of review.questions)
    yield row([
      `${question.number === undefined ? '' : `**${text(question.number)}** `}${text(question.title)}`,
      `${riskSigns[risk]} ${riskWords[risk]}`,
      percent(coverage),
      text(because),
    ])
  yield '\n'
}

function* writeContradictions(review: Review): Iterable<string> {
  if (review.contradictions.length === 0) return
  yield '## Contradictions\n\n'
  for (const { practice, summary } of review.contradictions)
    yield `- **${text(practice.number ?? practice.id)}** ${text(practice.title)}: ${text(summary)}\n`
  yield '\n'
}

function* writeDomains(domains: readonly DomainReview[]): Iterable<string> {
  yield '## Strong and weak signals\n\n'
  yield row(['Domain', 'Strong', 'Weak', 'Contradicting', 'Coverage'])
  yield row(['---', '---', '---', '---', '--:'])
  for (const { domain, strong, weak, contradicting, coverage } of domains)
    yield row([
      `**${text(domain.title)}**`,
      list(strong),
      list(weak),
      list(contradicting),
      percent(coverage),
    ])
  yield '\n'
}

function list(signals: readonly string[]): string {
  return signals.length === 0 ? '–' : signals.map(text).join('<br>')
}
