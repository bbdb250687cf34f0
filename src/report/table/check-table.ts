import { textWidth } from '../../lib/text-width.ts'
import { severities } from '../../model/check.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Blind, Finding } from '../../model/finding.ts'
import type { Gap } from '../../model/gap.ts'
import type { DocumentOptions } from '../document.ts'
import { groupFindings, type CheckFindings } from '../view/group-findings.ts'
import { callIt, placeOf, whereIs } from '../view/locate.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits, percent } from '../words.ts'
import { layOut, remaining, type Column } from './grid.ts'
import { bar, severityMark } from './marks.ts'
import { flow, heading, makePage, type Page } from './page.ts'
import { run, type Run } from './paint.ts'
import { blindRows, diagnosticRows, gapRows, list, unknownRows } from './unseen.ts'

/** What `plinth check` found. */
export interface Checked {
  readonly findings: readonly Finding[]
  readonly blind: readonly Blind[]
  readonly gaps: readonly Gap[]
  readonly diagnostics: readonly Diagnostic[]
  readonly resourceCount: number
}

const mostFindings = 20

/**
 * The compact terminal output of `plinth check`: what could not be judged, then failures by check with place and fix, the
 * most severe last, next to the counts, because a terminal shows the end.
 */
export function* writeCheckTable(checked: Checked, options: DocumentOptions): Iterable<string> {
  const page = makePage(options)
  const failed = checked.findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  const groups = groupFindings(failed).toReversed()
  const rows = [
    ...unknownRows(checked),
    ...blindRows(checked.blind),
    ...gapRows(checked.gaps),
    ...diagnosticRows(checked.diagnostics, page.cwd),
  ]
  if (rows.length > 0) {
    yield* heading(page, 'Not judged')
    yield* list(rows, page)
  }
  if (groups.length > 0) yield* heading(page, 'Claims that fail')
  for (const [i, group] of groups.entries()) {
    if (i > 0) yield '\n'
    yield* writeGroup(group, page)
  }
  yield* heading(page, 'Result')
  yield* flow(page, totals(checked))
  yield* flow(page, coverage(checked))
  const worst = groups.at(-1)
  if (worst !== undefined)
    yield* flow(page, [
      run('Why it matters, and how to fix it:', 'quiet'),
      run(`plinth explain ${worst.check.id}`, 'accent'),
    ])
  yield '\n'
}

function* writeGroup({ check, findings }: CheckFindings, page: Page): Iterable<string> {
  const lead: Column = { width: page.width < 60 ? 0 : 10 }
  const columns = lead.width === 0 ? [] : [lead]
  const mark = severityMark(check.severity)
  const title = run(check.title, 'strong')
  const body = { width: remaining(page.width, columns) }
  yield* layOut(
    [...columns, body],
    [columns.length === 0 ? [[mark, title]] : [[mark], [title]]],
    page.paint,
  )
  const indent = columns.length === 0 ? 4 : 14
  yield* writePlaces(findings.slice(0, mostFindings), page, indent)
  const more = findings.length - mostFindings
  const rest = more > 0 ? [run(`and ${count(more, 'more resource')}`, 'quiet')] : []
  const fix = [...rest, run(`Fix: ${check.fix.text} [${check.id}]`, 'quiet')]
  yield* layOut([{ width: page.width - indent }], [[fix]], page.paint, indent)
}

/** Place beside message; below each other where places are too long to stand unbroken in a column. */
function* writePlaces(findings: readonly Finding[], page: Page, indent: number): Iterable<string> {
  const rows = findings.map((f) => [
    run(whereOf(f, page.cwd), 'accent'),
    run(`${callIt(f.resource)}: ${f.message}`),
  ])
  const widest = Math.max(...rows.map(([place]) => textWidth(place?.text ?? '')))
  const room = page.width - indent
  const longest = Math.max(...rows.map(([, message]) => textWidth(message?.text ?? '')))
  if (widest > room * 0.45 && widest + 2 + longest > room) {
    yield* layOut(
      [{ width: room }],
      rows.map((row) => [row]),
      page.paint,
      indent,
    )
    return
  }
  const columns = [{ width: widest }, { width: remaining(page.width, [{ width: widest }], indent) }]
  yield* layOut(
    columns,
    rows.map((row) => row.map((r) => [r])),
    page.paint,
    indent,
  )
}

function whereOf({ resource, pointers }: Finding, cwd: string): string {
  return placeOf(resource, pointers, cwd) ?? (whereIs(resource).join(' ') || resource.type)
}

function totals({ findings, resourceCount }: Checked): readonly Run[] {
  const { outcomes, failures, suppressed } = tallyFindings(findings)
  const by = severities.filter((s) => failures[s] > 0).map((s) => `${digits(failures[s])} ${s}`)
  return [
    outcomes.fail === 0
      ? run('✔ 0 failed', 'good')
      : run(`✖ ${digits(outcomes.fail)} failed (${by.join(', ')})`, 'bad'),
    run(`? ${digits(outcomes.unknown)} unknown`, outcomes.unknown === 0 ? 'quiet' : 'accent'),
    run(`✔ ${digits(outcomes.pass)} passed`, 'quiet'),
    ...(suppressed === 0 ? [] : [run(`• ${digits(suppressed)} suppressed`, 'quiet')]),
    run(`in ${count(resourceCount, 'resource')}`, 'quiet'),
  ]
}

/** How much of what the checks asked could be judged. */
function coverage({ findings }: Checked): readonly Run[] {
  const { outcomes } = tallyFindings(findings)
  const judged = outcomes.fail + outcomes.pass
  const asked = judged + outcomes.unknown
  if (asked === 0) return [run('Nothing in the input is of a type that a check judges.', 'quiet')]
  return [
    run(`Coverage ${bar(judged / asked, 10)} ${percent(judged / asked)}`),
    run(`${digits(judged)} of ${count(asked, 'finding')} could be judged`, 'quiet'),
  ]
}
