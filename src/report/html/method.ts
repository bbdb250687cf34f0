import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import { relativePath } from '../view/locate.ts'
import { tallyFindings } from '../view/tally.ts'
import { count, digits, percent, sourceWords } from '../words.ts'
import { bullets, table } from './table.ts'

/** How the result came about, and what limits it. */
export function* renderMethod(review: Review, cwd: string): Iterable<Html> {
  const { outcomes, suppressed } = tallyFindings(review.findings)
  yield markup`<section id="method">
    <h2>Method and coverage</h2>
    <p>
      ${count(review.resourceCount, 'resource')} gave ${count(review.findings.length, 'finding')}:
      ${digits(outcomes.fail)} failed, ${digits(outcomes.unknown)} unknown, ${digits(outcomes.pass)}
      passed, ${digits(outcomes['not-applicable'])} not applicable, ${digits(suppressed)} suppressed.
    </p>`
  yield bullets([
    'A check judges one resource; its result is a finding. What could not be read is unknown, never passed.',
    `Coverage is the share of what should have been looked at that was: ${percent(review.coverage)} here.`,
    'A practice is met only when all its required evidence supports it. One piece of evidence against it outweighs any number for it.',
    'The decision of a person is never overwritten. Where the facts dispute it, both are shown.',
    'The risk of a question is the highest level among its practices that apply and are not selected, unless the lens has rules of its own.',
    'Suppressed findings failed, but their owner decided that they do not count until a date.',
    'The same snapshot, lens, answers and clock give the same document, byte for byte.',
  ])
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
  yield markup`</section>`
}
