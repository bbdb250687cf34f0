import type { Attestation } from '../../data/attestations.ts'
import { nameOf, Proof } from '../../parts/attestation-card.tsx'
import { Go } from '../../parts/go.tsx'
import type { Column } from '../../parts/list-table.tsx'
import { ReviewButtons } from '../../parts/review-attestation.tsx'
import { dateOf, When } from '../../parts/when.tsx'
import { Foreign, Quiet, State } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'

const s = t.evidence

export function columns(workload: string): readonly Column<Attestation>[] {
  return [
    {
      id: 'practice',
      header: s.practice,
      isRowHeader: true,
      minWidth: 220,
      value: (a) => `${a.number ?? ''} ${a.title}`,
      cell: (a) => (
        <Go to={`/workloads/${workload}/questions?q=${a.question}&practice=${a.practice}`}>
          {a.number === undefined ? null : <b>{a.number} </b>}
          <Foreign>{a.title}</Foreign>
        </Go>
      ),
    },
    {
      id: 'statement',
      header: s.statement,
      minWidth: 280,
      value: (a) => a.statement,
      cell: (a) => (
        <>
          <Foreign>{a.statement}</Foreign>
          <div>
            <Proof workload={workload} attestation={a} />
          </div>
        </>
      ),
    },
    {
      id: 'status',
      header: s.status,
      minWidth: 130,
      value: (a) => s.statuses[a.status],
      cell: (a) => (
        <>
          <State state={a.status} />
          {a.review === undefined ? null : (
            <Quiet>
              {s.reviewedBy} <Foreign>{nameOf(a.review.by)}</Foreign>
              {a.review.comment === undefined ? null : (
                <>
                  : <Foreign>{a.review.comment}</Foreign>
                </>
              )}
            </Quiet>
          )}
        </>
      ),
    },
    {
      id: 'by',
      header: s.by,
      minWidth: 130,
      value: (a) => nameOf(a.by),
      cell: (a) => (
        <>
          <Foreign>{nameOf(a.by)}</Foreign>
          <Quiet>
            <When at={a.created} as="day" />
          </Quiet>
        </>
      ),
    },
    {
      id: 'expires',
      header: s.expires,
      minWidth: 120,
      value: (a) => dateOf(a.expires).getTime(),
      cell: (a) => <When at={a.expires} as="day" />,
    },
    {
      id: 'review',
      header: t.common.actions,
      minWidth: 160,
      cell: (a) => (
        <>
          <ReviewButtons workload={workload} attestation={a} />
          {a.status === 'pending' && !a.reviewable ? <Quiet>{s.own}</Quiet> : null}
        </>
      ),
    },
  ]
}
