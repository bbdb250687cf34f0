import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Blind } from '../../model/finding.ts'
import type { Gap } from '../../model/gap.ts'
import type { Review } from '../../model/review.ts'
import { unknownReasons } from '../../model/unknown.ts'
import { groupGaps, missingActions } from '../view/group-gaps.ts'
import { relativePath } from '../view/locate.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, reasonHelp, reasonWords } from '../words.ts'
import { layOut, remaining, type Cell } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

const mostGaps = 8
const mostDiagnostics = 8

/** What could not be seen and what would open it, then what needs attention in the input. */
export function* writeUnseen(review: Review, page: Page): Iterable<string> {
  const rows = [...unknownRows(review), ...blindRows(review.blind), ...gapRows(review.gaps)]
  if (rows.length > 0) {
    yield* heading(page, 'Not seen')
    yield* list(rows, page)
  }
  const notes = diagnosticRows(review.diagnostics, page.cwd)
  if (notes.length === 0) return
  yield* heading(page, 'Needs attention')
  yield* list(notes, page)
}

/** Rows of a sign and paragraphs. */
export function* list(rows: readonly (readonly Cell[])[], page: Page): Iterable<string> {
  yield* layOut([{ width: 1 }, { width: remaining(page.width, [{ width: 1 }]) }], rows, page.paint)
}

/** Unknown findings by reason. */
export function unknownRows({ findings }: Pick<Review, 'findings'>): readonly (readonly Cell[])[] {
  return occurring(tallyFindings(findings)).map(([reason, n]) => [
    [run('?', 'accent')],
    [
      run(`${count(n, 'finding')} unknown: ${reasonWords[reason]}`),
      run(reasonHelp[reason], 'quiet'),
    ],
  ])
}

/** Checks that had nothing to judge because nobody could look, by reason. */
export function blindRows(blind: readonly Blind[]): readonly (readonly Cell[])[] {
  return unknownReasons.flatMap((reason) => {
    const checks = new Set(blind.filter((b) => b.unknown.$unknown === reason).map((b) => b.check))
    if (checks.size === 0) return []
    const what = `${count(checks.size, 'check')} could not look everywhere: ${reasonWords[reason]}`
    return [[[run('?', 'accent')], [run(what)]]]
  })
}

/** Gaps by what would close them, then the permissions to grant. */
export function gapRows(gaps: readonly Gap[]): readonly (readonly Cell[])[] {
  const groups = groupGaps(gaps)
  const rows = groups.slice(0, mostGaps).map((gap): readonly Cell[] => {
    const where = gap.accounts.length === 0 ? '' : ` in ${count(gap.accounts.length, 'account')}`
    const hidden = gap.types.includes('*') ? 'anything' : gap.types.slice(0, 3).join(', ')
    return [
      [run('?', 'accent')],
      [
        run(`${gap.operation}: ${reasonWords[gap.reason]} (${count(gap.count, 'gap')}${where})`),
        ...(hidden === '' ? [] : [run(`hides ${hidden}`, 'quiet')]),
      ],
    ]
  })
  const more = groups.length - mostGaps
  if (more > 0) rows.push([[], [run(`and ${count(more, 'more gap')} of other kinds`, 'quiet')]])
  const actions = missingActions(groups)
  if (actions.length > 0)
    rows.push([[run('>', 'accent')], [run(`Grant the collecting role ${actions.join(', ')}.`)]])
  return rows
}

const signs = { error: ['✖', 'bad'], warning: ['!', 'warn'], note: ['•', 'quiet'] } as const

/** Diagnostics with their place. */
export function diagnosticRows(
  diagnostics: readonly Diagnostic[],
  cwd: string,
): readonly (readonly Cell[])[] {
  const rows = diagnostics.slice(0, mostDiagnostics).map((d): readonly Cell[] => {
    const [sign, style] = signs[d.severity]
    const { file, line } = d.where ?? {}
    const path = file === undefined ? '' : relativePath(file, cwd)
    const place = path === '' ? '' : ` (${path}${line === undefined ? '' : `:${line}`})`
    return [
      [run(sign, style)],
      [run(d.message + place), ...(d.help === undefined ? [] : [run(d.help, 'quiet')])],
    ]
  })
  const more = diagnostics.length - mostDiagnostics
  return more > 0 ? [...rows, [[], [run(`and ${count(more, 'more')}`, 'quiet')]]] : rows
}
