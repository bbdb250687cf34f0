import { markup, type Html } from '../../lib/markup.ts'
import { findingId } from '../../model/finding-id.ts'
import type { Finding } from '../../model/finding.ts'
import type { Review } from '../../model/review.ts'
import { groupFindings, type CheckFindings } from '../view/group-findings.ts'
import { callIt, callType, placeOf, whereElse } from '../view/locate.ts'
import { withoutStop } from '../view/plan-words.ts'
import { count, digits, reasonWords } from '../words.ts'
import { severityMark } from './marks.ts'
import type { References } from './references.ts'

/** Of one check: enough to act on, few enough to open in any browser; the JSON document has all. */
export const mostFindings = 50

/** Anchor of the failed findings of a check. */
export function findingsAnchor(check: string): string {
  return `f-${check}`
}

/** Anchor of the unknown findings of a check. */
export function unknownAnchor(check: string): string {
  return `u-${check}`
}

/** The failed findings, then the unknown ones, by check. */
export function* renderFindings(
  review: Review,
  references: References,
  cwd: string,
): Iterable<Html> {
  const failed = review.findings.filter((f) => f.outcome === 'fail')
  const suppressed = failed.filter((f) => f.suppressed !== undefined).length
  const unknown = review.findings.filter((f) => f.outcome === 'unknown')
  yield markup`<section id="findings">
    <h2>Findings</h2>
    <p>
      ${digits(failed.length - suppressed)} failed, ${digits(suppressed)} suppressed and ${digits(unknown.length)} unknown, by check, the most severe first.
      Open a check to see its resources.
    </p>`
  yield* list('Failed', findingsAnchor, failed, references, cwd)
  yield* list('Unknown', unknownAnchor, unknown, references, cwd)
  yield markup`</section>`
}

function* list(
  title: string,
  anchor: (check: string) => string,
  findings: readonly Finding[],
  references: References,
  cwd: string,
): Iterable<Html> {
  if (findings.length === 0) return
  const groups = groupFindings(findings)
  yield markup`<h3 class="label">${title}: ${count(findings.length, 'finding')} of ${count(groups.length, 'check')}</h3>`
  for (const group of groups) yield renderGroup(group, anchor(group.check.id), references, cwd)
}

function renderGroup(
  { check, findings }: CheckFindings,
  anchor: string,
  { ranks }: References,
  cwd: string,
): Html {
  const rank = findings[0]?.outcome === 'fail' ? ranks.get(check.id) : undefined
  const more = findings.length - mostFindings
  const messages = new Set(findings.map((f) => f.message))
  const only = messages.size === 1 ? withoutStop([...messages][0] ?? '') : undefined
  return markup`<details class="group">
    <summary>
      <span>${severityMark(check.severity)}</span>
      <span class="title">${only ?? check.title}</span>
      <span class="n">${digits(findings.length)}</span>
    </summary>
    <div id="${anchor}">
      <p class="small">
        ${only !== undefined && `Wanted: ${check.title}. `}<span class="quiet"
          ><code>${check.id}</code> · ${callType(check.resource)}${rank !== undefined && markup` · <a href="#n${rank}">improvement ${rank}</a>`}</span
        >
      </p>
      <ul class="found">
        ${findings.slice(0, mostFindings).map((f) => line(f, only === undefined, cwd))}
        ${more > 0 && markup`<li class="quiet">and ${count(more, 'more resource')}; the JSON document has all.</li>`}
      </ul>
    </div>
  </details> `
}

function line(finding: Finding, withMessage: boolean, cwd: string): Html {
  const { reason, suppressed } = finding
  return markup`<li id="i${findingId(finding)}">
    ${findingLine(finding, cwd, withMessage)}${reason !== undefined && markup` <span class="quiet">(${reasonWords[reason]})</span>`}${suppressed !== undefined && markup`<br /><span class="quiet">Suppressed until ${suppressed.expires} by ${suppressed.owner}: ${suppressed.reason}</span>`}
  </li>`
}

/** A finding in one line: resource, place, what was seen. */
export function findingLine(
  { resource, pointers, message }: Finding,
  cwd: string,
  withMessage = true,
): Html {
  const place = placeOf(resource, pointers, cwd)
  const where = place === undefined ? whereElse(resource).join(' · ') : place
  return markup`<code>${callIt(resource)}</code>${where !== '' && markup` <span class="quiet">${where}</span>`}${withMessage && ` – ${message}`}`
}
