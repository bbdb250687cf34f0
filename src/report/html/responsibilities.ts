import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import type { ServiceResponsibility } from '../../model/responsibility.ts'
import { count, digits, modelWords } from '../words.ts'
import { dutyMark } from './marks.ts'
import { bullets, identifiers, table } from './table.ts'

/** Who secures what, for the services that the workload really uses. */
export function* renderResponsibilities({ responsibilities }: Review): Iterable<Html> {
  if (responsibilities.length === 0) return
  yield markup`<section id="responsibility">
    <h2>Shared responsibility</h2>
    <p>
      For each service in use: what AWS secures, and what remains yours, with what the checks say of
      it. Managed is not the same as secured.
    </p>`
  yield table(
    'Shared responsibility by service',
    [{ label: 'Service' }, { label: 'AWS secures' }, { label: 'You secure' }],
    responsibilities.map((r) => [
      markup`${r.service}<br /><span class="quiet small"
          >${modelWords[r.model]}, ${count(total(r), 'resource')}</span
        >`,
      bullets(r.aws),
      bullets(
        r.customer.map(
          (d) =>
            markup`<div class="duty">
              <span>${dutyMark(d.status)}</span>
              <span>${d.duty}<br /><span class="quiet small">${identifiers(d.practices)}${counted(d.counts)}</span></span>
            </div>`,
        ),
      ),
    ]),
  )
  yield markup`</section>`
}

function total({ resources }: ServiceResponsibility): number {
  return Object.values(resources).reduce((sum, n) => sum + n, 0)
}

function counted(counts: ServiceResponsibility['customer'][number]['counts']): string {
  const parts = [
    [counts.fail, 'failed'],
    [counts.unknown, 'unknown'],
    [counts.pass, 'passed'],
  ] as const
  const named = parts.filter(([n]) => n > 0).map(([n, word]) => ` · ${digits(n)} ${word}`)
  return named.join('')
}
