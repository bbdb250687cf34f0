import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import type { FindingCounts } from '../../data/findings.ts'
import { wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.findings

/** Parameters of the API that the filter sets, and so the address of the page. */
const labels = {
  outcome: s.outcome,
  severity: s.severity,
  check: s.check,
  question: s.question,
  practice: s.practice,
  service: s.service,
  type: s.type,
  resource: s.resource,
  account: s.account,
  region: s.region,
  file: s.file,
} as const

type Name = keyof typeof labels

export const filterNames: readonly Name[] = Object.keys(labels).filter(isName)

/** The filter of an address, as the API takes it. */
export function filterOf(
  parameters: URLSearchParams,
): Readonly<Record<string, readonly string[] | string>> {
  const filter: Record<string, readonly string[] | string> = {}
  for (const name of filterNames) {
    const values = parameters.getAll(name)
    if (values.length > 0) filter[parameterOf(name)] = values
  }
  const text = parameters.get('text')
  if (text !== null) filter['text'] = text
  return filter
}

export const filteringProperties: PropertyFilterProps.FilteringProperty[] = filterNames.map(
  (key) => ({
    key,
    propertyLabel: labels[key],
    groupValuesLabel: labels[key],
    operators: ['='],
  }),
)

/** Values to choose from, each with how many findings it leaves. */
export function filteringOptions(
  counts: FindingCounts | undefined,
): PropertyFilterProps.FilteringOption[] {
  if (counts === undefined) return []
  const option = (propertyKey: Name, value: string, count: number, label = value) => ({
    propertyKey,
    value,
    label: `${label} (${count.toLocaleString('en')})`,
  })
  const tally = (name: Name, values: FindingCounts['services']) =>
    values.filter(({ value }) => value !== '').map(({ value, count }) => option(name, value, count))
  return [
    ...Object.entries(counts.outcomes).map(([value, count]) =>
      option(
        'outcome',
        value,
        count,
        value === 'suppressed' ? s.suppressed : wordOf(outcomeWords, value),
      ),
    ),
    ...Object.entries(counts.severities).map(([value, count]) =>
      option('severity', value, count, wordOf(t.words.severity, value)),
    ),
    ...counts.checks.map(({ value, title, count }) => option('check', value, count, title)),
    ...tally('service', counts.services),
    ...tally('type', counts.types),
    ...tally('account', counts.accounts),
    ...tally('region', counts.regions),
    ...tally('file', counts.files),
  ]
}

const outcomeWords = { ...t.words.outcome, 'not-applicable': t.words.outcome.notApplicable }

export function tokensOf(parameters: URLSearchParams): PropertyFilterProps.Query {
  const tokens: PropertyFilterProps.Token[] = filterNames.flatMap((propertyKey) =>
    parameters.getAll(propertyKey).map((value) => ({ propertyKey, operator: '=', value })),
  )
  const text = parameters.get('text')
  if (text !== null) tokens.push({ operator: ':', value: text })
  return { tokens, operation: 'and' }
}

/** The change of the address that a filter makes. */
export function changeOf({
  tokens,
}: PropertyFilterProps.Query): Record<string, readonly string[] | string | undefined> {
  const change: Record<string, readonly string[] | string | undefined> = { text: undefined }
  for (const name of filterNames)
    change[name] = tokens
      .filter(({ propertyKey }) => propertyKey === name)
      .map(({ value }) => String(value))
  const text = tokens.findLast(({ propertyKey }) => propertyKey === undefined)
  if (text !== undefined) change['text'] = String(text.value)
  return change
}

/** In the query of the API `account` and `region` say whose workloads are meant. */
function parameterOf(name: Name): string {
  return name === 'account' ? 'ofAccount' : name === 'region' ? 'ofRegion' : name
}

function isName(name: string): name is Name {
  return Object.hasOwn(labels, name)
}
