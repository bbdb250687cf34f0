import { markup, type Html } from '../../lib/markup.ts'
import { findingId } from '../../model/finding-id.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { groupFindings } from '../view/group-findings.ts'
import { callIt, placeOf, whereIs } from '../view/locate.ts'
import { count, digits, reasonWords } from '../words.ts'
import { severityMark } from './marks.ts'
import { table } from './table.ts'

/** Enough to read, few enough to open in any browser; the JSON document has all. */
export const mostFindings = 1000

/** The failed findings, then the unknown ones. */
export function* renderFindings(review: Review, cwd: string): Iterable<Html> {
  const failed = review.findings.filter((f) => f.outcome === 'fail')
  const suppressed = failed.filter((f) => f.suppressed !== undefined).length
  const unknown = review.findings.filter((f) => f.outcome === 'unknown')
  const total = failed.length + unknown.length
  yield markup`<section id="findings">
    <h2>Findings</h2>
    <p>
      ${digits(failed.length - suppressed)} failed, ${digits(suppressed)} suppressed and ${digits(unknown.length)} unknown.
      ${total > mostFindings ? `The first ${digits(mostFindings)} of ${digits(total)} are listed; the JSON document has all.` : 'All are listed.'}
    </p>`
  yield* list('Failed', failed, mostFindings, cwd)
  yield* list('Unknown', unknown, mostFindings - failed.length, cwd)
  yield markup`</section>`
}

function* list(
  title: string,
  findings: readonly Finding[],
  room: number,
  cwd: string,
): Iterable<Html> {
  const shown = groupFindings(findings)
    .flatMap((group) => group.findings)
    .slice(0, Math.max(0, room))
  if (shown.length === 0) return
  yield markup`<h3 class="label">${title} (${count(findings.length, 'finding')})</h3>`
  yield table(
    `${title} findings`,
    [
      { label: 'Resource' },
      { label: 'Severity', kind: 'tight' },
      { label: 'Claim' },
      { label: 'What was seen' },
    ],
    shown.map((finding) => row(finding, cwd)),
  )
}

function row(finding: Finding, cwd: string): readonly Html[] {
  const { check, resource, message, pointers, reason, suppressed } = finding
  const place = placeOf(resource, pointers, cwd)
  const where = place === undefined ? whereIs(resource) : [place]
  return [
    markup`<code>${callIt(resource)}</code><br /><span class="quiet small"
        >${[resource.type, ...where].join(' · ')}</span
      >`,
    severityMark(check.severity),
    markup`${check.title}<br /><span class="quiet small"><code>${check.id}</code></span>`,
    markup`${message}${reason !== undefined && markup` <span class="quiet small">(${reasonWords[reason]})</span>`}
      ${suppressed !== undefined && markup`<br /><span class="quiet small">Suppressed until ${suppressed.expires} by ${suppressed.owner}: ${suppressed.reason}</span>`}
      <br /><span class="quiet small">${findingId(finding)}</span>`,
  ]
}
