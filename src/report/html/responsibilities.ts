import { markup, type Html } from '../../lib/markup.ts'
import type { Review } from '../../model/review.ts'
import type { ServiceResponsibility } from '../../model/responsibility.ts'
import { count, digits, modelWords } from '../words.ts'
import { dutyMark } from './marks.ts'
import { practiceLinks, type References } from './references.ts'
import { bullets, table } from './table.ts'

/** Who secures what, for the services that the workload really uses. */
export function* renderResponsibilities(
  { responsibilities }: Review,
  references: References,
): Iterable<Html> {
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
      markup`<strong>${r.service}</strong><br /><span class="quiet small"
          >${modelWords[r.model]}<br />${count(total(r), 'resource')}</span
        >`,
      bullets(r.aws),
      bullets(
        r.customer.map(
          (d) =>
            markup`<div class="duty">
              <span>${dutyMark(d)}</span>
              <span>${d.duty}<br /><span class="quiet small">${counted(d.counts)}${practiceLinks(d.practices, references)}</span></span>
            </div>`,
        ),
      ),
    ]),
    'responsibility',
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
  const named = parts.filter(([n]) => n > 0).map(([n, word]) => `${digits(n)} ${word}`)
  return named.length === 0 ? '' : `${named.join(', ')} · `
}
