import {
  markdownCode as code,
  markdownRow as row,
  markdownText as text,
} from '../../lib/markdown.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { groupFindings } from '../view/group-findings.ts'
import {
  groupGaps,
  missingActions,
  permissionStatement,
  type GapGroup,
} from '../view/group-gaps.ts'
import { callIt, placeOf, relativePath, whereElse } from '../view/locate.ts'
import { numberPractices, whatIsWrong, whyItMatters } from '../view/plan-words.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, digits, effortWords, reasonHelp, reasonWords, severityWords } from '../words.ts'

const mostItems = 10
const mostChecks = 30
const mostFindings = 10

/** The first items of the plan: what is wrong, why, who, what next, and the evidence. */
export function* writePlan({ plan, lens }: Review): Iterable<string> {
  if (plan.length === 0) return
  const numbers = numberPractices(lens)
  yield '## Improve first\n\n'
  yield row([
    '#',
    'What is wrong, and why it matters',
    'Who, until when',
    'Next action',
    'Evidence',
  ])
  yield row(['--:', '---', '---', '---', '---'])
  for (const item of plan.slice(0, mostItems)) {
    const practices = item.practices.map((id) => text(numbers.get(id) ?? id)).join(', ')
    const found =
      item.findings.length === 0 ? 'no valid statement' : count(item.findings.length, 'finding')
    yield row([
      String(item.rank),
      `**${text(whatIsWrong(item))}** (${severityWords[item.severity].toLowerCase()})<br>${text(whyItMatters(item))}`,
      `${text(item.owner)}, ${item.due.slice(0, 10)}, takes ${effortWords[item.effort]}`,
      text(item.fix),
      practices === '' ? found : `${found}; ${practices}`,
    ])
  }
  yield `\n${rest(plan.length, mostItems, 'improvement')}`
}

/** What failed, by check, each with its place. */
export function* writeFindings(review: Review, cwd: string): Iterable<string> {
  const failed = review.findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  const groups = groupFindings(failed)
  if (groups.length === 0) return
  yield '## Findings\n\n'
  for (const { check, findings } of groups.slice(0, mostChecks)) {
    const lines = findings.slice(0, mostFindings).map((f) => `- ${describe(f, cwd)}\n`)
    yield [
      `<details><summary>${severityWords[check.severity]}: ${text(check.title)} (${digits(findings.length)} failed)</summary>\n\n`,
      `${text(check.why)} **Fix:** ${text(check.fix.text)}\n\n`,
      ...lines,
      `\n${rest(findings.length, mostFindings, 'finding')}</details>\n\n`,
    ].join('')
  }
  yield rest(groups.length, mostChecks, 'check')
}

function describe({ resource, message, pointers }: Finding, cwd: string): string {
  const place = placeOf(resource, pointers, cwd)
  const where = place === undefined ? whereElse(resource) : [place]
  return [code(callIt(resource)), ...where.map(code), text(message)].join(' · ')
}

/** What could not be seen and what would show it, folded; then what needs attention in the input. */
export function* writeUnseen(review: Review, cwd: string): Iterable<string> {
  const gaps = groupGaps(review.gaps)
  const lines = [
    ...occurring(tallyFindings(review.findings)).map(
      ([reason, n]) =>
        `- ${count(n, 'finding is', 'findings are')} unknown: ${reasonWords[reason]}. ${reasonHelp[reason]}\n`,
    ),
    ...gaps.slice(0, mostChecks).map((gap) => `- ${unanswered(gap)}\n`),
  ]
  if (lines.length > 0)
    yield [
      `<details><summary>Not seen, and what would show it</summary>\n\n`,
      ...lines,
      ...statement(missingActions(gaps)),
      '\n</details>\n\n',
    ].join('')
  if (review.diagnostics.length === 0) return
  yield '## Needs attention\n\n'
  for (const { message, help, where } of review.diagnostics.slice(0, mostChecks))
    yield `- ${text(message)}${help === undefined ? '' : ` ${text(help)}`}${where?.file === undefined ? '' : ` ${code(fileLine(where.file, where.line, cwd))}`}\n`
  yield '\n'
}

function unanswered({ operation, reason, count: times, accounts }: GapGroup): string {
  const where = accounts.length === 0 ? '' : ` in ${count(accounts.length, 'account')}`
  return `${code(operation)}: ${reasonWords[reason]} (${count(times, 'time')}${where}).`
}

function statement(actions: readonly string[]): readonly string[] {
  if (actions.length === 0) return []
  return [
    `\nThis statement in the policy of the role that collects opens the denied calls:\n\n\`\`\`json\n${permissionStatement(actions)}\n\`\`\`\n`,
  ]
}

function fileLine(file: string, line: number | undefined, cwd: string): string {
  const path = relativePath(file, cwd)
  return line === undefined ? path : `${path}:${line}`
}

function rest(total: number, shown: number, noun: string): string {
  return total <= shown
    ? ''
    : `${count(total - shown, `more ${noun}`)} of ${digits(total)} in the JSON document.\n\n`
}
