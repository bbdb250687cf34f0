import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useUrlState } from '../../app/url-state.ts'
import type { EvidenceOfChoice } from '../../data/api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Go } from '../../parts/go.tsx'
import { Placeholder } from '../../parts/loaded.tsx'
import { Foreign, Outcome, Quiet, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { FindingDetail } from '../findings/finding-detail.tsx'
import type { PracticeView } from './practices.ts'
import { Stance } from './stance.tsx'

const s = t.question.drawer

interface Props {
  readonly workload: string
  readonly practice: PracticeView | undefined
  readonly loading: boolean
  readonly disagree: () => void
}

/** The evidence of a practice at the right; a finding opens in its place. */
export function EvidenceDrawer({ workload, practice, loading }: Props) {
  const [parameters, change] = useUrlState()
  const finding = parameters.get('finding')
  return (
    <aside className="review-evidence" aria-label={s.title}>
      {finding === null ? (
        <>
          <h2>{s.title}</h2>
          {practice === undefined ? (
            <p>{s.pick}</p>
          ) : loading ? (
            <Placeholder lines={5} />
          ) : (
            <OfPractice workload={workload} practice={practice} />
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

function OfPractice({
  workload,
  practice,
}: {
  readonly workload: string
  readonly practice: PracticeView
}) {
  const { evidence } = practice
  const items = evidence?.evidence ?? []
  return (
    <SpaceBetween size="m">
      <div>
        <b>
          {practice.number} <Foreign>{practice.title}</Foreign>
        </b>
        <Quiet>
          <Foreign>{practice.about}</Foreign>
        </Quiet>
      </div>
      {items.length === 0 ? (
        <Empty title={s.nothing} text={s.nothingText} />
      ) : (
        items.map((item) => <Item key={'check' in item ? item.check : item.attest} item={item} />)
      )}
      {items.length === 0 ? null : (
        <Go to={`/findings?workload=${workload}&practice=${practice.id}`}>{s.all}</Go>
      )}
    </SpaceBetween>
  )
}

type ItemOfPractice = EvidenceOfChoice['evidence'][number]

function Item({ item }: { readonly item: ItemOfPractice }) {
  const [, change] = useUrlState()
  return (
    <section className="evidence-item">
      <div className="evidence-head">
        <Stance stance={item.stance} />
        <span className="quiet" title={wordOf(t.words.strength, item.strength)}>
          {wordOf(t.words.strength, item.strength)}
          {item.required ? ` · ${s.required}` : ''}
        </span>
      </div>
      <Foreign>{item.summary}</Foreign>
      <ul className="evidence-findings">
        {item.findings.map((finding) => (
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
      {item.more > 0 ? <Quiet>{s.more(item.more)}</Quiet> : null}
    </section>
  )
}
