import SpaceBetween from '@cloudscape-design/components/space-between'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useQuery } from '@tanstack/react-query'
import { useUrlState } from '../../app/url-state.ts'
import { questionsQuery, type QuestionSummary } from '../../data/questions.ts'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign, Origin, Risk, wordOf } from '../../parts/words.tsx'
import { lensReviewsQuery } from '../../data/workload.ts'
import { t } from '../../strings/en.ts'
import { ReviewAt } from './review-at.tsx'
import type { WorkloadDetail } from './workload.tsx'

const s = t.workload.review

interface Props {
  readonly id: string
  readonly workload: WorkloadDetail
}

/** Every question of a lens with its risk, who answered it, and how much was seen. */
export function Review(props: Props) {
  const [parameters] = useUrlState()
  const milestone = Number(parameters.get('milestone') ?? 0)
  return milestone > 0 ? <ReviewAt id={props.id} milestone={milestone} /> : <Now {...props} />
}

function Now({ id }: Props) {
  const [parameters, change] = useUrlState()
  const lenses = useQuery(lensReviewsQuery(id)).data ?? []
  const lens =
    parameters.get('lens') ?? lenses[0]?.LensAlias ?? lenses[0]?.LensArn ?? 'wellarchitected'
  const questions = useQuery(questionsQuery(id, lens))
  const risk = parameters.get('risk') ?? ''
  const domain = parameters.get('domain') ?? ''
  const shown = questions.data?.items.filter(
    (question) =>
      (risk === '' || question.risk === risk) &&
      (domain === '' || question.domain === domain) &&
      (!parameters.has('disputed') || question.disputes > 0),
  )
  return (
    <ListTable
      id="questions"
      title={s.title}
      variant="container"
      items={shown}
      loading={questions.isPending}
      error={questions.error}
      retry={() => void questions.refetch()}
      columns={columns(id, lens)}
      keyOf={(question) => question.id}
      empty={<Empty title={s.empty} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {lenses.length > 1 ? (
            <Choice
              label={s.lens}
              value={lens}
              options={lenses.map(({ LensAlias, LensArn, LensName }) => [
                LensAlias ?? LensArn ?? '',
                LensName ?? '',
              ])}
              onChange={(value) => change({ lens: value })}
            />
          ) : null}
          <Choice
            label={s.riskFilter}
            value={risk}
            options={[['', s.anyRisk], ...Object.entries(t.words.risk)]}
            onChange={(value) => change({ risk: value, disputed: undefined, domain: undefined })}
          />
        </SpaceBetween>
      }
    />
  )
}

function columns(id: string, lens: string): readonly Column<QuestionSummary>[] {
  return [
    {
      id: 'question',
      header: s.question,
      value: (q) => `${q.number ?? ''} ${q.title}`,
      isRowHeader: true,
      minWidth: 320,
      cell: (q) => (
        <Go to={`/workloads/${id}/questions?lens=${encodeURIComponent(lens)}&q=${q.id}`}>
          {q.number === undefined ? null : <b>{q.number} </b>}
          <Foreign>{q.title}</Foreign>
        </Go>
      ),
    },
    {
      id: 'pillar',
      header: s.pillar,
      minWidth: 130,
      value: (q) => q.pillar,
      cell: (q) => <Foreign>{wordOf(t.words.pillar, q.pillar)}</Foreign>,
    },
    {
      id: 'risk',
      header: s.risk,
      minWidth: 165,
      value: (q) => ['HIGH', 'MEDIUM', 'UNANSWERED', 'NONE', 'NOT_APPLICABLE'].indexOf(q.risk),
      cell: (q) => <Risk risk={q.risk} />,
    },
    {
      id: 'origin',
      header: s.origin,
      minWidth: 130,
      value: (q) => wordOf(t.words.origin, q.origin),
      cell: (q) => <Origin origin={q.origin} />,
    },
    {
      id: 'selected',
      header: s.selected,
      value: (q) => q.practices.selected,
      cell: (q) =>
        s.selectedOf(q.practices.selected, q.practices.selected + q.practices.unselected),
    },
    {
      id: 'because',
      header: s.because,
      value: (q) => q.because,
      minWidth: 260,
      cell: (q) => (
        <>
          <Foreign>{q.because}</Foreign>
          {q.disputes > 0 ? <div className="disputed">{t.question.disputed}</div> : null}
        </>
      ),
    },
  ]
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const all = options.map(([id, text]) => ({ value: id, label: text }))
  return (
    <FormField>
      <Select
        ariaLabel={label}
        options={all}
        selectedOption={all.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
