import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Blind } from '../../model/finding.ts'
import type { Gap } from '../../model/gap.ts'
import type { Review } from '../../model/review.ts'
import { unknownReasons } from '../../model/unknown.ts'
import { groupGaps, missingActions } from '../view/group-gaps.ts'
import { callType, relativePath } from '../view/locate.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, digits, reasonHelp, reasonWords } from '../words.ts'
import { layOut, remaining, type Cell } from './grid.ts'
import { heading, type Page } from './page.ts'
import { run } from './paint.ts'

const mostGaps = 8
const mostDiagnostics = 8
const mostTypes = 3

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

/** Unknown findings by reason, and what opens them. */
export function unknownRows({ findings }: Pick<Review, 'findings'>): readonly (readonly Cell[])[] {
  return occurring(tallyFindings(findings)).map(([reason, n]) => [
    [run('?', 'accent')],
    [
      run(`${count(n, 'finding is', 'findings are')} unknown: ${reasonWords[reason]}`),
      run(reasonHelp[reason], 'quiet'),
    ],
  ])
}

/** Checks that could not look in some account, Region or type, with the reasons. */
export function blindRows(blind: readonly Blind[]): readonly (readonly Cell[])[] {
  if (blind.length === 0) return []
  const checksOf = (some: readonly Blind[]): number => new Set(some.map((b) => b.check)).size
  const reasons = unknownReasons
    .map(
      (reason) => [reason, checksOf(blind.filter((b) => b.unknown.$unknown === reason))] as const,
    )
    .filter(([, n]) => n > 0)
    .map(([reason, n], _, all) =>
      all.length === 1 ? reasonWords[reason] : `${reasonWords[reason]} (${digits(n)})`,
    )
  const what = `${count(checksOf(blind), 'check')} could not look everywhere: ${reasons.join(', ')}`
  return [[[run('?', 'accent')], [run(what)]]]
}

/** What did not answer, by what would open it, then the permissions to grant. */
export function gapRows(gaps: readonly Gap[]): readonly (readonly Cell[])[] {
  const groups = groupGaps(gaps)
  const rows = groups.slice(0, mostGaps).map((gap): readonly Cell[] => {
    const { accounts, types } = gap
    const times = gap.count === 1 ? '' : `, ${digits(gap.count)} times`
    const where = accounts.length < 2 ? '' : ` in ${count(accounts.length, 'account')}`
    const more = types.length > mostTypes ? ` and ${types.length - mostTypes} more` : ''
    const hidden = `${types.slice(0, mostTypes).map(callType).join(', ')}${more}`
    const hides = hidden === '' ? '' : `; hides ${hidden}`
    return [
      [run('?', 'accent')],
      [run(`${gap.operation}: ${reasonWords[gap.reason]}${times}${where}${hides}`)],
    ]
  })
  const more = groups.length - mostGaps
  if (more > 0)
    rows.push([[], [run(`and ${count(more, 'other call')} without an answer`, 'quiet')]])
  const actions = missingActions(groups)
  if (actions.length > 0)
    rows.push([[run('>', 'accent')], [run(`Grant the role that collects: ${actions.join(', ')}`)]])
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
