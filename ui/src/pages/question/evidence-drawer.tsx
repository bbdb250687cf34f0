import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useUrlState } from '../../app/url-state.ts'
import { findingsQuery } from '../../data/findings.ts'
import type { Choice, QuestionView } from '../../data/questions.ts'
import { AttestationCard } from '../../parts/attestation-card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { Foreign, Outcome, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { FindingDetail } from '../findings/finding-detail.tsx'
import { Stance } from './stance.tsx'

const s = t.question.drawer

interface Props {
  readonly workload: string
  readonly view: QuestionView
  readonly practice: Choice | undefined
}

/** The evidence of a practice at the right; a finding opens in its place. */
export function EvidenceDrawer({ workload, practice }: Props) {
  const [parameters, change] = useUrlState()
  const finding = parameters.get('finding')
  return (
    <aside className="review-evidence" aria-label={s.title}>
      {finding === null ? (
        <>
          <h2>{s.title}</h2>
          {practice === undefined ? (
            <p>{s.pick}</p>
          ) : (
            <OfPractice key={practice.id} workload={workload} practice={practice} />
          )}
        </>
      ) : (
        <SpaceBetween size="s">
          <Button
            iconName="arrow-left"
            variant="inline-link"
            onClick={() => change({ finding: undefined })}
          >
            {s.back}
          </Button>
          <FindingDetail workload={workload} finding={finding} />
        </SpaceBetween>
      )}
    </aside>
  )
}

/** Findings that are listed of each check before the list has to be opened. */
const few = 6

interface OfPracticeProps {
  readonly workload: string
  readonly practice: Choice
}

function OfPractice({ workload, practice }: OfPracticeProps) {
  const items = practice.evidence
  return (
    <SpaceBetween size="m">
      <div>
        <b>
          {practice.number} <Foreign>{practice.title}</Foreign>
        </b>
        <Quiet>
          <Foreign>{practice.help}</Foreign>
        </Quiet>
      </div>
      {items.length === 0 && practice.attestations.length === 0 ? (
        <Empty title={s.nothing} text={s.nothingText} />
      ) : null}
      {practice.attestations.map((attestation) => (
        <AttestationCard key={attestation.id} workload={workload} attestation={attestation} />
      ))}
      {items.map((item) => (
        <Item key={item.check ?? item.attest} workload={workload} item={item} />
      ))}
      {practice.findings === 0 ? null : (
        <Go to={`/findings?workload=${workload}&practice=${practice.id}`}>
          {s.all} ({practice.findings.toLocaleString('en')})
        </Go>
      )}
    </SpaceBetween>
  )
}

interface ItemProps {
  readonly workload: string
  readonly item: Choice['evidence'][number]
}

function Item({ workload, item }: ItemProps) {
  const [, change] = useUrlState()
  const query = useQuery({
    ...findingsQuery(workload, { check: [item.check ?? ''] }, few, 1),
    enabled: item.check !== undefined && item.findings > 0,
  })
  const findings = query.data?.items ?? []
  const more = item.findings - findings.length
  return (
    <section className="evidence-item">
      <div className="evidence-head">
        <Stance stance={item.stance} />
        <span className="quiet">
          {wordOf(t.words.strength, item.strength)}
          {item.required ? ` · ${s.required}` : ''}
        </span>
      </div>
      <Foreign>{item.summary}</Foreign>
      <ul className="evidence-findings">
        {findings.map((finding) => (
          <li key={finding.id}>
            <Outcome outcome={finding.outcome} />
            <Button variant="inline-link" onClick={() => change({ finding: finding.id })}>
              <span className="mono">
                <Foreign>{finding.resource.name ?? finding.resource.id}</Foreign>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && findings.length > 0 ? (
        <Quiet>
          <Go to={`/findings?workload=${workload}&check=${item.check ?? ''}`} fontSize="body-s">
            {s.more(more)}
          </Go>
        </Quiet>
      ) : null}
    </section>
  )
}
