import { markup, preformatted, type Html } from '../../lib/markup.ts'
import type { PlanItem } from '../../model/plan.ts'
import type { Review } from '../../model/review.ts'
import { callIt, placeOf, whereElse } from '../view/locate.ts'
import { numberPractices, whatIsWrong, whyItMatters } from '../view/plan-words.ts'
import { count, effortWords, exposureWords } from '../words.ts'
import { findingsAnchor } from './findings.ts'
import { severityMark } from './marks.ts'
import { practiceLinks, type References } from './references.ts'
import { bullets, table } from './table.ts'

const mostItems = 25
const mostResources = 3

interface Context {
  readonly references: References
  readonly numbers: ReadonlyMap<string, string>
  readonly cwd: string
}

/** What is wrong, why it matters, who cares for it, the next action, and the evidence. */
export function* renderPlan(
  { plan, lens }: Review,
  references: References,
  cwd: string,
): Iterable<Html> {
  yield markup`<section id="plan">
    <h2>Improvement plan</h2>
    <p>
      ${plan.length === 0 ? 'Nothing to improve was found.' : 'A row is one fix and all that it closes, the most urgent first. Dates follow from the severity.'}
    </p>`
  const context = { references, numbers: numberPractices(lens), cwd }
  if (plan.length > 0) yield planTable(plan.slice(0, mostItems), context)
  const more = plan.slice(mostItems)
  if (more.length > 0)
    yield markup`<details class="more">
      <summary>${count(more.length, 'more improvement')}</summary>
      ${planTable(more, context)}
    </details>`
  yield markup`</section>`
}

function planTable(items: readonly PlanItem[], context: Context): Html {
  return table(
    'Improvement plan',
    [
      { label: '#', kind: 'number' },
      { label: 'What is wrong, and why it matters' },
      { label: 'Who, until when', kind: 'words' },
      { label: 'Next action' },
      { label: 'Evidence' },
    ],
    items.map((item) => row(item, context)),
    'plan',
  )
}

function row(item: PlanItem, context: Context): readonly Html[] {
  const exposed = item.exposure !== 'internal' && markup` ${exposureWords[item.exposure]}`
  return [
    markup`<span id="n${item.rank}">${item.rank}</span>`,
    markup`<strong>${whatIsWrong(item)}</strong
      ><br />${severityMark(item.severity)}<span class="small">${exposed}</span><br /><span class="quiet small">${whyItMatters(item)}</span>`,
    markup`${item.owner}<br /><span class="date">${item.due.slice(0, 10)}</span
      ><br /><span class="quiet small">takes ${effortWords[item.effort]}</span>`,
    markup`${item.fix}${how(item)}`,
    evidence(item, context),
  ]
}

function evidence(item: PlanItem, { references, numbers, cwd }: Context): Html {
  const { findings, check } = item
  const practices = item.practices.map((id) => numbers.get(id) ?? id)
  const shown = findings.slice(0, mostResources).map(({ resource, pointers }) => {
    const place = placeOf(resource, pointers, cwd)
    const where = place === undefined ? whereElse(resource) : [place]
    return markup`<code>${callIt(resource)}</code> <span class="quiet small">${where.join(' · ')}</span>`
  })
  const more = findings.length - shown.length
  const all =
    more > 0 &&
    check !== undefined &&
    markup`<a class="small" href="#${findingsAnchor(check.id)}">and ${count(more, 'more resource')}</a><br />`
  const none = markup`<span class="quiet">no valid statement</span><br />`
  const proof = check === undefined ? none : markup`${bullets(shown)}${all}`
  return markup`${proof}<span class="quiet small">closes ${practiceLinks(practices, references)}</span>`
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
    <summary>${given.map(([name]) => name).join(', ')}</summary>
    ${given.map(
      ([name, code]) =>
        markup`${given.length > 1 && markup`<p class="label">${name}</p>`}
          ${preformatted(code ?? '')}`,
    )}
  </details>`
}
