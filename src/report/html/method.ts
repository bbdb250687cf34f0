import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import { relativePath } from '../view/locate.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits, percent, sourceWords } from '../words.ts'
import { bullets, table } from './table.ts'

/** How the result came about, and what limits it. */
export function* renderMethod(review: Review, cwd: string): Iterable<Html> {
  const { outcomes, suppressed } = tallyFindings(review.findings)
  const judged = review.findings.length
  yield markup`<section id="method">
    <h2>Method and coverage</h2>
    <p>
      ${count(review.resourceCount, 'resource')} gave ${count(judged, 'finding')}:
      ${digits(outcomes.pass)} passed, ${digits(outcomes.fail)} failed, ${digits(outcomes.unknown)}
      unknown, ${digits(outcomes['not-applicable'])} not applicable, ${digits(suppressed)}
      suppressed. Coverage is ${percent(review.coverage)}: the share of what should have been looked
      at that was.
    </p>
    <ul>
      <li>A check judges one resource. What could not be read is unknown, never passed.</li>
      <li>
        A practice is met only when its required evidence supports it; evidence that contradicts
        outweighs evidence that supports.
      </li>
      <li>A person’s decision is never overwritten. Where the facts dispute it, both are shown.</li>
      <li>
        The risk of a question is the highest level among its practices that apply and are not
        selected, unless the lens has rules of its own.
      </li>
      <li>The same snapshot, lens, answers and clock give this document byte for byte.</li>
    </ul>`
  yield markup`<h3 class="label">Sources</h3>`
  yield table(
    'Sources',
    [{ label: 'Source' }, { label: 'Kind' }, { label: 'Regions' }],
    review.sources.map((s) => [
      relativePath(s.name, cwd),
      sourceWords[s.kind],
      (s.regions ?? []).join(', '),
    ]),
  )
  yield* renderNotes(review, cwd)
  yield markup`</section>`
}

function* renderNotes(review: Review, cwd: string): Iterable<Html> {
  const stale = review.staleSuppressions.map(({ suppression: s, why }) =>
    why === 'expired'
      ? `The suppression of ${s.check} by ${s.owner} expired on ${s.expires} and hides nothing any more.`
      : `The suppression of ${s.check} by ${s.owner} matches no failed finding.`,
  )
  const expired = review.expiredAttestations.map(
    (a) => `The statement for ${a.practice} by ${a.by} expired on ${a.expires}.`,
  )
  const problems = review.diagnostics.map((d) => {
    const { file, line } = d.where ?? {}
    const path = file === undefined ? '' : relativePath(file, cwd)
    const place = path === '' ? '' : ` (${path}${line === undefined ? '' : `:${line}`})`
    return `${d.message}${place}${d.help === undefined ? '' : ` ${d.help}`}`
  })
  const notes = [...stale, ...expired, ...problems]
  if (notes.length > 0)
    yield markup`<h3 class="label">Needs attention</h3>
      ${bullets(notes)}`
}
