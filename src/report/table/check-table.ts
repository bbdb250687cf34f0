import { textWidth } from '../../lib/text-width.ts'
import { severities } from '../../model/check.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Blind, Finding } from '../../model/finding.ts'
import type { Gap } from '../../model/gap.ts'
import type { DocumentOptions } from '../document.ts'
import { groupFindings, type CheckFindings } from '../view/group-findings.ts'
import { callIt, placeOf, whereIs } from '../view/locate.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits } from '../words.ts'
import { layOut, remaining, type Cell, type Column } from './grid.ts'
import { severityMark } from './marks.ts'
import { flow, makePage, type Page } from './page.ts'
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

/** The compact terminal output of `plinth check`: failures by check with place and fix, what is unknown, and counts. */
export function* writeCheckTable(checked: Checked, options: DocumentOptions): Iterable<string> {
  const page = makePage(options)
  const failed = checked.findings.filter((f) => f.outcome === 'fail' && f.suppressed === undefined)
  yield '\n'
  for (const group of groupFindings(failed)) yield* writeGroup(group, page)
  const rows = [
    ...unknownRows(checked),
    ...blindRows(checked.blind),
    ...gapRows(checked.gaps),
    ...diagnosticRows(checked.diagnostics, page.cwd),
  ]
  if (rows.length > 0) {
    yield* list(rows, page)
    yield '\n'
  }
  yield* flow(page, totals(checked))
  yield '\n'
}

function* writeGroup({ check, findings }: CheckFindings, page: Page): Iterable<string> {
  const lead: Column = { width: page.width < 60 ? 0 : 10 }
  const columns = lead.width === 0 ? [] : [lead]
  const mark = severityMark(check.severity)
  const title: Cell = [run(check.title, 'strong'), run(check.id, 'quiet')]
  const body = { width: remaining(page.width, columns) }
  yield* layOut(
    [...columns, body],
    [columns.length === 0 ? [[mark, ...title]] : [[mark], title]],
    page.paint,
  )
  const indent = columns.length === 0 ? 4 : 14
  yield* writePlaces(findings.slice(0, mostFindings), page, indent)
  const more = findings.length - mostFindings
  const rest = more > 0 ? [run(`and ${count(more, 'more resource')}`, 'quiet')] : []
  const fix = [...rest, run(`Fix: ${check.fix.text}`)]
  yield* layOut([{ width: page.width - indent }], [[fix]], page.paint, indent)
  yield '\n'
}

/** Place beside message; below each other where places are too long to stand unbroken in a column. */
function* writePlaces(findings: readonly Finding[], page: Page, indent: number): Iterable<string> {
  const rows = findings.map((f) => [
    run(whereOf(f, page.cwd), 'accent'),
    run(`${callIt(f.resource)}: ${f.message}`),
  ])
  const widest = Math.max(...rows.map(([place]) => textWidth(place?.text ?? '')))
  if (widest > (page.width - indent) * 0.45) {
    yield* layOut(
      [{ width: page.width - indent }],
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
