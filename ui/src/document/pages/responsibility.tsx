import Box from '@cloudscape-design/components/box'
import StatusIndicator, {
  type StatusIndicatorProps,
} from '@cloudscape-design/components/status-indicator'
import { usePage } from '../../app/page.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { type Column, ListTable } from '../../parts/list-table.tsx'
import { Foreign, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { type EmbeddedReview, only } from '../review.ts'

const s = t.document.responsibilities

type Service = EmbeddedReview['responsibilities'][number]
type Duty = Service['customer'][number]

/** Who secures what, for the services that the workload really uses. */
export function Responsibility({ review }: { readonly review: EmbeddedReview }) {
  usePage({ title: t.document.responsibility, contentType: 'table' })
  return (
    <ListTable
      id="responsibility"
      title={t.document.responsibility}
      description={s.help}
      items={review.responsibilities}
      loading={false}
      columns={columns(review)}
      keyOf={(service) => service.service}
      empty={<Empty title={s.none} />}
    />
  )
}

function columns(review: EmbeddedReview): readonly Column<Service>[] {
  return [
    {
      id: 'service',
      header: s.service,
      isRowHeader: true,
      minWidth: 150,
      value: ({ service }) => service,
      cell: ({ service, model, resources }) => (
        <>
          <b>
            <Foreign>{service}</Foreign>
          </b>
          <Quiet>
            {wordOf(s.models, model)}
            <br />
            {s.resources(Object.values(resources).reduce((sum, count) => sum + count, 0))}
          </Quiet>
        </>
      ),
    },
    {
      id: 'customer',
      header: s.customer,
      minWidth: 340,
      value: ({ customer }) => customer.map(({ duty }) => duty).join('; '),
      cell: ({ customer }) => (
        <ul className="rows">
          {customer.map((duty) => (
            <li key={duty.duty}>
              <DutyLine review={review} duty={duty} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'aws',
      header: s.aws,
      minWidth: 220,
      value: ({ aws }) => aws.join('; '),
      cell: ({ aws }) => (
        <ul className="plain">
          {aws.map((duty) => (
            <li key={duty}>
              <Foreign>{duty}</Foreign>
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

const states: Readonly<Record<Duty['status'], StatusIndicatorProps.Type>> = {
  done: 'success',
  'not-done': 'error',
  unknown: 'info',
  'not-judged': 'stopped',
}

function DutyLine({
  review: { questions },
  duty: { duty, status, counts, practices },
}: {
  readonly review: EmbeddedReview
  readonly duty: Duty
}) {
  const named = (['fail', 'unknown', 'pass'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome].toLocaleString('en')} ${s.counts[outcome]}`)
  return (
    <div>
      <StatusIndicator
        type={states[status]}
        {...(status === 'unknown' ? { colorOverride: 'grey' as const } : {})}
      >
        {wordOf(s.status, status)}
      </StatusIndicator>{' '}
      <Foreign>{duty}</Foreign>
      <Box fontSize="body-s" color="text-body-secondary">
        {named.join(', ')}{' '}
        {practices.map((practice) => {
          const isIt = ({ id, number }: { readonly id: string; readonly number?: string }) =>
            practice === number || practice === id
          const question = questions.find((each) => each.practices.some(isIt))
          const id = question?.practices.find(isIt)?.id
          return question === undefined || id === undefined ? null : (
            <span key={practice}>
              <Go
                to={`/workloads/${only}/questions?q=${question.id}&practice=${id}`}
                fontSize="body-s"
              >
                {practice}
              </Go>{' '}
            </span>
          )
        })}
      </Box>
    </div>
  )
}
