import { markup, preformatted, type Html } from '../../lib/markup.ts'
import type { PlanItem } from '../../model/plan.ts'
import type { Review } from '../../model/review.ts'
import { count, effortWords, exposureWords } from '../words.ts'
import { severityMark } from './marks.ts'
import { identifiers, table } from './table.ts'

/** What to do, why, who, until when, how hard, and what it closes. */
export function* renderPlan({ plan, lens }: Review): Iterable<Html> {
  yield markup`<section id="plan">
    <h2>Improvement plan</h2>
    <p>
      ${plan.length === 0 ? 'Nothing to improve was found.' : 'One row is one fix and all that it closes, the most urgent first.'}
    </p>`
  if (plan.length > 0) {
    const numbers = new Map(
      lens.questions.flatMap((q) => q.practices).map((p) => [p.id, p.number ?? p.id]),
    )
    yield table(
      'Improvement plan',
      [
        { label: '#', kind: 'number' },
        { label: 'Goal and fix' },
        { label: 'Severity', kind: 'tight' },
        { label: 'Owner', kind: 'words' },
        { label: 'Due', kind: 'tight' },
        { label: 'Effort', kind: 'tight' },
        { label: 'Closes' },
      ],
      plan.map((item) => row(item, numbers)),
      'plan',
    )
  }
  yield markup`</section>`
}

function row(item: PlanItem, numbers: ReadonlyMap<string, string>): readonly Html[] {
  const practices = item.practices.map((id) => numbers.get(id) ?? id)
  const found = item.findings.length > 0 && count(item.findings.length, 'finding')
  return [
    markup`${item.rank}`,
    markup`<strong>${item.title}</strong
      ><br />${item.fix}${item.check !== undefined && markup`<br /><span class="quiet small">${item.check.why}</span>`}${how(item)}`,
    markup`${severityMark(item.severity)}${item.exposure !== 'internal' && markup`<br /><span class="small">${exposureWords[item.exposure]}</span>`}`,
    markup`${item.owner}`,
    markup`${item.due.slice(0, 10)}`,
    markup`${effortWords[item.effort]}`,
    markup`${found}${found !== false && practices.length > 0 && ' in '}${identifiers(practices)}`,
  ]
}

function how({ check }: PlanItem): Html | false {
  if (check === undefined) return false
  const { cli, cloudformation, terraform } = check.fix
  const parts = [
    ['Command line', cli],
    ['CloudFormation', cloudformation],
    ['Terraform', terraform],
  ] as const
  const given = parts.filter(([, code]) => code !== undefined)
  if (given.length === 0) return false
  return markup`<details class="how">
    <summary>How: ${given.map(([name]) => name).join(', ')}</summary>
    ${given.map(
      ([name, code]) =>
        markup`<p class="label">${name}</p>
          ${preformatted(code ?? '')}`,
    )}
  </details>`
}
