import { markup, preformatted, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import { callType, relativePath } from '../view/locate.ts'
import {
  groupGaps,
  missingActions,
  permissionStatement,
  type GapGroup,
} from '../view/group-gaps.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, percent, reasonHelp, reasonWords } from '../words.ts'
import { bullets, table } from './table.ts'

const mostTypes = 6

/** What could not be seen, by what would open it. */
export function* renderGaps(review: Review): Iterable<Html> {
  const gaps = groupGaps(review.gaps)
  const reasons = occurring(tallyFindings(review.findings))
  if (gaps.length === 0 && reasons.length === 0 && review.blind.length === 0) return
  const blind = new Set(review.blind.map((b) => b.check.id)).size
  yield markup`<section id="gaps">
    <h2>Not seen</h2>
    <p>
      ${percent(review.coverage)} of what should have been looked at was seen. What was not seen counts
      for nothing: it selects no answer and passes no check. This is what would show it.
    </p>`
  yield bullets([
    ...reasons.map(
      ([reason, n]) =>
        `${count(n, 'finding is', 'findings are')} unknown because ${reasonWords[reason]}. ${reasonHelp[reason]}`,
    ),
    ...(blind === 0
      ? []
      : [
          `${count(blind, 'check')} could not look at every account, Region or type: a list of resources is missing or incomplete.`,
        ]),
  ])
  const actions = missingActions(gaps)
  if (actions.length > 0)
    yield markup`<h3 class="label">Add this statement to the policy of the role that collects</h3>
      ${preformatted(permissionStatement(actions))}`
  if (gaps.length > 0)
    yield markup`<h3 class="label">What did not answer</h3>
      ${table(
        'What did not answer',
        [
          { label: 'Call or file' },
          { label: 'Why' },
          { label: 'Where' },
          { label: 'What stays hidden' },
        ],
        gaps.map(row),
        'gaps',
      )}`
  yield markup`</section>`
}

function row(gap: GapGroup): readonly Html[] {
  const more = gap.types.length - mostTypes
  const types = gap.types.slice(0, mostTypes).map(callType).join(', ')
  const where = [...gap.accounts, ...gap.regions]
  return [
    markup`<code>${gap.permission ?? gap.operation}</code>`,
    markup`${reasonWords[gap.reason]}<br /><span class="quiet small">${gap.error}</span>`,
    markup`${where.map((part) => markup`<span class="id">${part}</span><br />`)}<span class="quiet small">${count(gap.count, 'time')}</span>`,
    markup`${types}${more > 0 && ` and ${more} more`}`,
  ]
}

/** Problems of the input: statements and suppressions past their date, files that were read only in part. */
export function* renderNotes({ diagnostics }: Review, cwd: string): Iterable<Html> {
  if (diagnostics.length === 0) return
  yield markup`<section id="attention">
    <h2>Needs attention</h2>
    <p>What the review found in its own input.</p>
    ${bullets(
      diagnostics.map(({ message, help, where }) => {
        const path = where?.file === undefined ? '' : relativePath(where.file, cwd)
        const place = where?.line === undefined ? path : `${path}:${where.line}`
        return markup`${message}${path !== '' && markup` <code>${place}</code>`}${help !== undefined && markup` <span class="quiet">${help}</span>`}`
      }),
    )}
  </section>`
}
