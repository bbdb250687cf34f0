import Link from '@cloudscape-design/components/link'
import { type Attestation, fileHref } from '../data/attestations.ts'
import { t } from '../strings/en.ts'
import { ReviewButtons } from './review-attestation.tsx'
import { When } from './when.tsx'
import { Foreign, State } from './words.tsx'

const s = t.evidence

interface Props {
  readonly workload: string
  readonly attestation: Attestation
}

/** One statement: what, by whom, until when, and who accepted it. */
export function AttestationCard({ workload, attestation }: Props) {
  const { statement, status, by, created, expires, review } = attestation
  return (
    <section className="evidence-item">
      <div className="evidence-head">
        <State state={status} />
        <span className="quiet">
          {s.expires} <When at={expires} as="day" />
        </span>
      </div>
      <Foreign>{attestation.itemTitle ?? statement}</Foreign>
      {attestation.itemTitle === undefined ? null : (
        <div>
          <Foreign>{statement}</Foreign>
        </div>
      )}
      <div className="quiet">
        {s.by} <Foreign>{nameOf(by)}</Foreign>, <When at={created} as="ago" />
        {review === undefined ? null : (
          <>
            {' '}
            · {s.reviewedBy} <Foreign>{nameOf(review.by)}</Foreign>
          </>
        )}
      </div>
      <Proof workload={workload} attestation={attestation} />
      <ReviewButtons workload={workload} attestation={attestation} />
    </section>
  )
}

/** Where the proof of a statement is. */
export function Proof({ workload, attestation: { link, file } }: Props) {
  if (link === undefined && file === undefined) return null
  return (
    <span className="inline">
      {link === undefined ? null : (
        <Link href={link} external>
          {s.link}
        </Link>
      )}
      {file === undefined ? null : <Link href={fileHref(workload, file)}>{s.file}</Link>}
    </span>
  )
}

/** The name of a principal. */
export function nameOf(principal: string): string {
  return principal.split('/').at(-1) ?? principal
}
