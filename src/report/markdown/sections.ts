import {
  markdownCode as code,
  markdownRow as row,
  markdownText as text,
} from '../../lib/markdown.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { groupFindings } from '../view/group-findings.ts'
import { groupGaps, missingActions, permissionStatement } from '../view/group-gaps.ts'
import { callIt, placeOf, relativePath, whereIs } from '../view/locate.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, digits, effortWords, reasonHelp, reasonWords, severityWords } from '../words.ts'

const mostItems = 10
const mostChecks = 30
const mostFindings = 10

/** The first items of the plan. */
export function* writePlan({ plan }: Review): Iterable<string> {
  if (plan.length === 0) return
  yield '## Improve first\n\n'
  yield row(['#', 'Goal and fix', 'Severity', 'Owner', 'Due', 'Effort', 'Closes'])
  yield row(['--:', '---', '---', '---', '---', '---', '---'])
  for (const item of plan.slice(0, mostItems))
    yield row([
      String(item.rank),
      `**${text(item.title)}**<br>${text(item.fix)}`,
      severityWords[item.severity],
      text(item.owner),
      item.due.slice(0, 10),
      effortWords[item.effort],
      item.findings.length === 0 ? 'a statement' : count(item.findings.length, 'finding'),
    ])
  yield `\n${rest(plan.length, mostItems, 'improvement')}`
}

/** What failed, by check, each with its place. */
export function* writeFindings(review: Review, cwd: string): Iterable<string> {
  const failed = review.findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  const groups = groupFindings(failed)
  if (groups.length === 0) return
  yield '## Claims that fail\n\n'
  for (const { check, findings } of groups.slice(0, mostChecks)) {
    yield `<details><summary>${severityWords[check.severity]}: ${text(check.title)} (${digits(findings.length)})</summary>\n\n`
    yield `${text(check.why)} **Fix:** ${text(check.fix.text)}\n\n`
    for (const finding of findings.slice(0, mostFindings)) yield `- ${describe(finding, cwd)}\n`
    yield `\n${rest(findings.length, mostFindings, 'finding')}</details>\n\n`
  }
  yield rest(groups.length, mostChecks, 'check')
}

function describe({ resource, message, pointers }: Finding, cwd: string): string {
  const place = placeOf(resource, pointers, cwd)
  const where = place === undefined ? whereIs(resource) : [place]
  return [code(callIt(resource)), ...where.map(code), text(message)].join(' · ')
}

/** What could not be seen, and what would open it. */
export function* writeUnseen(review: Review, cwd: string): Iterable<string> {
  const gaps = groupGaps(review.gaps)
  const reasons = occurring(tallyFindings(review.findings))
  if (gaps.length === 0 && reasons.length === 0 && review.diagnostics.length === 0) return
  yield '## Not seen\n\n'
  for (const [reason, n] of reasons)
    yield `- ${count(n, 'finding')} unknown: ${reasonWords[reason]}. ${reasonHelp[reason]}\n`
  for (const gap of gaps.slice(0, mostChecks))
    yield `- ${code(gap.operation)}: ${reasonWords[gap.reason]} (${count(gap.count, 'gap')}${gap.accounts.length === 0 ? '' : ` in ${count(gap.accounts.length, 'account')}`}).\n`
  for (const { message, help, where } of review.diagnostics.slice(0, mostChecks))
    yield `- ${text(message)}${help === undefined ? '' : ` ${text(help)}`}${where?.file === undefined ? '' : ` ${code(fileLine(where.file, where.line, cwd))}`}\n`
  yield '\n'
  const actions = missingActions(gaps)
  if (actions.length > 0)
    yield `This statement in the policy of the collecting role opens the denied calls:\n\n\`\`\`json\n${permissionStatement(actions)}\n\`\`\`\n`
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
