import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useCaller } from '../app/may.ts'
import { readOnly } from '../app/mode.ts'
import { flashDone, flashError } from '../app/flash.ts'
import { type Attestation, reviewAttestation, withdrawAttestation } from '../data/attestations.ts'
import { forget } from '../data/client.ts'
import { t } from '../strings/en.ts'
import { Act } from './act.tsx'
import { Confirm } from './confirm.tsx'
import { TextField } from './fields.tsx'
import { Foreign } from './words.tsx'

const s = t.evidence

interface Props {
  readonly workload: string
  readonly attestation: Attestation
}

/** Accepts or rejects what somebody else states; withdraws one's own. */
export function ReviewButtons({ workload, attestation }: Props) {
  const [accept, setAccept] = useState<boolean>()
  const [comment, setComment] = useState('')
  const { id, status, reviewable, statement } = attestation
  // Only owners decide on statements of others; everybody takes back their own.
  const mine = useCaller()?.user.name === attestation.by
  if (readOnly || status === 'withdrawn' || status === 'rejected') return null
  const withdraw = () => {
    withdrawAttestation(workload, id)
      .then(() => {
        forget(workload)
        flashDone(s.withdrawn)
      })
      .catch(flashError)
  }
  const run = async () => {
    const decision = { accept: accept === true, ...(comment === '' ? {} : { comment }) }
    await reviewAttestation(workload, id, decision)
    forget(workload)
    flashDone(accept === true ? s.accepted : s.rejected)
  }
  return (
    <SpaceBetween direction="horizontal" size="s">
      {reviewable ? (
        <>
          <Act
            right="own"
            workload={workload}
            variant="inline-link"
            ariaLabel={`${s.accept}: ${statement}`}
            onClick={() => setAccept(true)}
          >
            {s.accept}
          </Act>
          <Act
            right="own"
            workload={workload}
            variant="inline-link"
            ariaLabel={`${s.reject}: ${statement}`}
            onClick={() => setAccept(false)}
          >
            {s.reject}
          </Act>
        </>
      ) : null}
      <Act
        right={mine ? 'contribute' : 'own'}
        workload={workload}
        variant="inline-link"
        ariaLabel={`${s.withdraw}: ${statement}`}
        onClick={withdraw}
      >
        {s.withdraw}
      </Act>
      {accept === undefined ? null : (
        <Confirm
          title={s.reviewTitle}
          confirm={accept ? s.accept : s.reject}
          run={run}
          close={() => setAccept(undefined)}
        >
          <Foreign>{statement}</Foreign>
          <TextField label={s.comment} optional value={comment} onChange={setComment} rows={2} />
        </Confirm>
      )}
    </SpaceBetween>
  )
}
