import { markup, preformatted, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import {
  groupGaps,
  missingActions,
  permissionStatement,
  type GapGroup,
} from '../view/group-gaps.ts'
import { occurring, tallyFindings } from '../view/tally.ts'
import { count, reasonHelp, reasonWords } from '../words.ts'
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
    <p>What is unknown lowers coverage and selects no answer. This is what would open it.</p>`
  yield bullets([
    ...reasons.map(
      ([reason, n]) =>
        `${count(n, 'finding')} unknown: ${reasonWords[reason]}. ${reasonHelp[reason]}`,
    ),
    ...(blind === 0 ? [] : [`${count(blind, 'check')} could not look everywhere.`]),
  ])
  const actions = missingActions(gaps)
  if (actions.length > 0)
    yield markup`<h3 class="label">Statement to add to the policy of the collecting role</h3>
      ${preformatted(permissionStatement(actions))}`
  if (gaps.length > 0)
    yield table(
      'Gaps by permission',
      [
        { label: 'Permission or operation' },
        { label: 'Why' },
        { label: 'Where' },
        { label: 'What it hides' },
      ],
      gaps.map(row),
    )
  yield markup`</section>`
}

function row(gap: GapGroup): readonly Html[] {
  const more = gap.types.length - mostTypes
  return [
    markup`<code>${gap.permission ?? gap.operation}</code>`,
    markup`${reasonWords[gap.reason]}<br /><span class="quiet small">${gap.error}</span>`,
    markup`${count(gap.count, 'call')}<br /><span class="quiet small"
        >${[...gap.accounts, ...gap.regions].join(', ')}</span
      >`,
    markup`${gap.types.slice(0, mostTypes).join(', ').replace(/^\*$/, 'anything')}${more > 0 && ` and ${more} more`}`,
  ]
}
