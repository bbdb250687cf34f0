import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { UrlChange } from '../../app/url-state.ts'
import { type Comparison, comparisonQuery } from '../../data/api.ts'
import { Go } from '../../parts/go.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Foreign, Risk } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.milestones

interface Props {
  readonly id: string
  readonly milestones: readonly {
    readonly MilestoneNumber?: number
    readonly MilestoneName?: string
  }[]
  readonly parameters: URLSearchParams
  readonly change: (values: UrlChange) => void
}

/** Two milestones side by side, in words. */
export function Compare({ id, milestones, parameters, change }: Props) {
  const last = milestones.at(-1)?.MilestoneNumber ?? 1
  const from = Number(parameters.get('from') ?? last)
  const to = parameters.has('to') ? Number(parameters.get('to')) : undefined
  const query = useQuery(comparisonQuery(id, from, to))
  const options = milestones.map(({ MilestoneNumber, MilestoneName }) => ({
    value: String(MilestoneNumber),
    label: `${MilestoneNumber}: ${MilestoneName ?? ''}`,
  }))
  const now = { value: '', label: s.now }
  return (
    <Container header={<Header variant="h2">{s.compareTitle}</Header>}>
      <SpaceBetween size="l">
        <div className="pair">
          <FormField label={s.from}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === String(from)) ?? null}
              onChange={({ detail }) => change({ from: detail.selectedOption.value })}
            />
          </FormField>
          <FormField label={s.to}>
            <Select
              options={[now, ...options.filter(({ value }) => value !== String(from))]}
              selectedOption={options.find(({ value }) => value === String(to)) ?? now}
              onChange={({ detail }) => change({ to: detail.selectedOption.value })}
            />
          </FormField>
        </div>
        <Loaded query={query}>{(comparison) => <Changes id={id} comparison={comparison} />}</Loaded>
      </SpaceBetween>
    </Container>
  )
}

/** From worst to best; a question that is new or gone comes before all. */
const order: readonly (string | undefined)[] = [
  'HIGH',
  'MEDIUM',
  'UNANSWERED',
  'NONE',
  'NOT_APPLICABLE',
]

function Changes({ id, comparison }: { readonly id: string; readonly comparison: Comparison }) {
  const { changes } = comparison
  const shift = ({ before, after }: Comparison['changes'][number]) =>
    order.indexOf(after) - order.indexOf(before)
  const better = changes.filter((change) => shift(change) > 0).length
  const worse = changes.filter((change) => shift(change) < 0).length
  if (changes.length === 0) return <Box color="text-body-secondary">{s.same}</Box>
  return (
    <SpaceBetween size="m">
      <Box variant="strong">
        {s.better(better)} · {s.worse(worse)}
      </Box>
      <ul className="changes">
        {changes.map((change) => (
          <li key={`${change.lens} ${change.question}`} className="change">
            <Go
              to={`/workloads/${id}/questions?lens=${encodeURIComponent(change.lens)}&q=${change.question}`}
            >
              <Foreign>{change.title}</Foreign>
            </Go>
            <div className="change-risks">
              {change.before === undefined ? s.newQuestion : <Risk risk={change.before} />}
              <span aria-label={s.became}>→</span>
              {change.after === undefined ? s.gone : <Risk risk={change.after} />}
            </div>
            <Practices label={s.gained} titles={change.selected} />
            <Practices label={s.lost} titles={change.unselected} />
            <div>
              <span className="quiet">{s.because}: </span>
              <Foreign>{change.because}</Foreign>
            </div>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  )
}

function Practices({
  label,
  titles,
}: {
  readonly label: string
  readonly titles: readonly string[]
}) {
  if (titles.length === 0) return null
  return (
    <div>
      <span className="quiet">{label}: </span>
      <Foreign>{titles.join(' · ')}</Foreign>
    </div>
  )
}
