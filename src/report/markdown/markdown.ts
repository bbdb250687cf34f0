import { markdownRow as row, markdownText as text } from '../../lib/markdown.ts'
import type { DomainReview, Review, Risk } from '../../model/review.ts'
import type { DocumentOptions } from '../document.ts'
import { listDisputes } from '../view/disputes.ts'
import { count, digits, moment, percent, riskWords } from '../words.ts'
import { tallyFindings } from '../view/tally.ts'
import { limit } from './limit.ts'
import { writeFindings, writePlan, writeUnseen } from './sections.ts'

export const riskSigns: Readonly<Record<Risk, string>> = {
  HIGH: '🔴',
  MEDIUM: '🟠',
  NONE: '🟢',
  UNANSWERED: '⚪',
  NOT_APPLICABLE: '➖',
}

const mostFacts = 3

/** The review as a comment on a pull request or a page of a wiki: the result open, the detail folded, never too long to post. */
export function writeMarkdown(review: Review, { cwd }: DocumentOptions): Iterable<string> {
  return limit(writeBlocks(review, cwd))
}

function* writeBlocks(review: Review, cwd: string): Iterable<string> {
  const { workload, lens } = review
  yield `# Review of ${text(workload.name)}\n\n`
  yield `${headline(review)}\n\n`
  yield `${text(lens.name)} ${text(lens.version)} · ${workload.environment} · ${moment(review.at)} · ${count(review.resourceCount, 'resource')}\n\n`
  yield* writePlan(review)
  yield* writeContradictions(review)
  yield* writeQuestions(review)
  yield writeDomains(review.domains)
  yield* writeUnseen(review, cwd)
  yield* writeFindings(review, cwd)
}

function headline(review: Review): string {
  const { outcomes, suppressed } = tallyFindings(review.findings)
  const hidden = suppressed === 0 ? '' : `, ${digits(suppressed)} suppressed`
  return [
    `**${count(review.risks.HIGH, 'question')} at high risk, ${digits(review.risks.MEDIUM)} at medium risk.**`,
    review.contradictions.length === 0
      ? 'The facts contradict no answer.'
      : `**The facts contradict ${count(review.contradictions.length, 'answer')} that people gave.**`,
    `${count(outcomes.fail, 'finding')} failed, ${digits(outcomes.unknown)} unknown, ${digits(outcomes.pass)} passed${hidden}.`,
    `Coverage ${percent(review.coverage)} of what should have been looked at.`,
  ].join(' ')
}

function* writeContradictions(review: Review): Iterable<string> {
  const disputes = listDisputes(review)
  if (disputes.length === 0) return
  yield '## Answers that the facts contradict\n\n'
  yield row(['Practice', 'What was said', 'What was seen'])
  yield row(['---', '---', '---'])
  for (const { contradiction, said, seen } of disputes) {
    const { practice } = contradiction
    const more = seen.length - mostFacts
    const facts = [...seen.slice(0, mostFacts).map(text), ...(more > 0 ? [`and ${more} more`] : [])]
    yield row([
      `**${text(practice.number ?? practice.id)}** ${text(practice.title)}`,
      text(said),
      facts.join('<br>'),
    ])
  }
  yield '\n'
}

function* writeQuestions(review: Review): Iterable<string> {
  if (review.questions.length === 0) return
  yield '## Risk by question\n\n'
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

function writeDomains(domains: readonly DomainReview[]): string {
  if (domains.length === 0) return ''
  const rows = domains.map(({ domain, strong, weak, contradicting, coverage }) =>
    row([
      `**${text(domain.title)}**`,
      list(strong),
      list(weak),
      list(contradicting),
      percent(coverage),
    ]),
  )
  return [
    '<details><summary>Strong and weak signals by domain</summary>\n\n',
    row(['Domain', 'Strong', 'Weak', 'Contradicting', 'Coverage']),
    row(['---', '---', '---', '---', '--:']),
    ...rows,
    '\n</details>\n\n',
  ].join('')
}

function list(signals: readonly string[]): string {
  return signals.length === 0 ? '–' : signals.map(text).join('<br>')
}
