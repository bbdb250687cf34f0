import { useQuery } from '@tanstack/react-query'
import { useUrlState } from '../../app/url-state.ts'
import { type AnswerThen, answersAtQuery, milestonesQuery } from '../../data/workload.ts'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign, Risk, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.workload.review

interface Props {
  readonly id: string
  readonly milestone: number
}

/** The questions as a milestone froze them: what its counts of risks count. */
export function ReviewAt({ id, milestone }: Props) {
  const [parameters] = useUrlState()
  const risk = parameters.get('risk') ?? ''
  const query = useQuery(answersAtQuery(id, milestone))
  const name = useQuery(milestonesQuery(id)).data?.find(
    ({ MilestoneNumber }) => MilestoneNumber === milestone,
  )?.MilestoneName
  return (
    <ListTable
      id="questions-then"
      title={s.frozen(milestone, name ?? '')}
      variant="container"
      description={s.frozenHelp}
      items={query.data?.filter(({ Risk: then }) => risk === '' || then === risk)}
      loading={query.isPending}
      error={query.error}
      retry={() => void query.refetch()}
      columns={columns(id)}
      keyOf={({ lens, QuestionId }) => `${lens} ${QuestionId}`}
      empty={
        <Empty
          title={s.frozenEmpty}
          action={<Go to={`/workloads/${id}?tab=milestones`}>{t.workload.tabs.milestones}</Go>}
        />
      }
      actions={<Go to={`/workloads/${id}?tab=review&risk=${risk}`}>{s.toNow}</Go>}
    />
  )
}

function columns(id: string): readonly Column<AnswerThen>[] {
  return [
    {
      id: 'question',
      header: s.question,
      value: ({ QuestionTitle = '' }) => QuestionTitle,
      isRowHeader: true,
      minWidth: 320,
      cell: ({ lens, QuestionId = '', QuestionTitle }) => (
        <Go
          to={`/workloads/${id}/questions?lens=${encodeURIComponent(lens)}&q=${encodeURIComponent(QuestionId)}`}
        >
          <Foreign>{QuestionTitle}</Foreign>
        </Go>
      ),
    },
    {
      id: 'lens',
      header: s.lens,
      minWidth: 160,
      value: ({ lensName }) => lensName,
      cell: ({ lensName }) => <Foreign>{lensName}</Foreign>,
    },
    {
      id: 'pillar',
      header: s.pillar,
      minWidth: 130,
      value: ({ PillarId = '' }) => PillarId,
      cell: ({ PillarId = '' }) => <Foreign>{wordOf(t.words.pillar, PillarId)}</Foreign>,
    },
    {
      id: 'risk',
      header: s.risk,
      minWidth: 165,
      value: ({ Risk: then = 'UNANSWERED' }) => wordOf(t.words.risk, then),
      cell: ({ Risk: then = 'UNANSWERED' }) => <Risk risk={then} />,
    },
    {
      id: 'selected',
      header: s.selected,
      value: ({ SelectedChoices = [] }) => SelectedChoices.length,
      cell: ({ SelectedChoices = [], Choices = [] }) =>
        s.selectedOf(SelectedChoices.length, Choices.length),
    },
  ]
}
