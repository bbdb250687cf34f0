import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { RefObject } from 'react'
import type { useAnswer } from '../../data/answer.ts'
import { explainError } from '../../data/explain-error.ts'
import type { Choice, QuestionView } from '../../data/questions.ts'
import { When } from '../../parts/when.tsx'
import { Foreign, Origin, Risk, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { Dialogs } from './dialogs.tsx'
import { Notes } from './notes.tsx'
import { PracticeCard } from './practice-card.tsx'
import { SavingState } from './saving-state.tsx'
import type { Answering } from './use-answering.ts'

const s = t.question

interface Props {
  readonly workload: string
  readonly view: QuestionView
  readonly active: Choice | undefined
  readonly open: (practice: string) => void
  readonly state: ReturnType<typeof useAnswer>
  readonly answering: Answering
  /** Why nothing can be changed. */
  readonly refusal: string | undefined
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly step: (by: number) => void
  readonly openShortcuts: () => void
}

/** The question in the middle: what it asks, where it stands, its practices and notes. */
export function AnswerForm(props: Props) {
  const { view, active, open, state, answering, refusal } = props
  return (
    <section className="review-answer" aria-label={view.title}>
      <SpaceBetween size="m">
        <Heading {...props} />
        <NotSaved state={state} />
        {refusal === undefined ? null : <Alert type="info">{refusal}</Alert>}
        {view.applicable ? null : (
          <Alert
            type="info"
            header={s.notApplicable}
            action={
              answering.allowed ? (
                <Button onClick={answering.appliesAgain}>{s.appliesQuestion}</Button>
              ) : undefined
            }
          >
            {wordOf(s.reasons, view.reason ?? '')}
          </Alert>
        )}
        <ol className="practices" aria-label={s.practices}>
          {view.choices.map((practice, index) => (
            <PracticeCard
              key={practice.id}
              practice={practice}
              digit={practice.none ? '0' : index < 9 ? String(index + 1) : undefined}
              active={practice.id === active?.id}
              disabled={!view.applicable}
              open={open}
              answering={answering}
            />
          ))}
        </ol>
        {answering.allowed ? (
          <div
            ref={(node) => {
              answering.notes.current = node
            }}
          >
            <Notes value={view.notes} save={answering.write} />
          </div>
        ) : (
          <WrittenNotes notes={view.notes} />
        )}
        {view.applicable && answering.allowed ? (
          <Button variant="link" onClick={() => answering.setDialog('question')}>
            {s.doesNotApply}
          </Button>
        ) : null}
      </SpaceBetween>
      {answering.allowed ? (
        <Dialogs workload={props.workload} view={view} active={active} answering={answering} />
      ) : null}
    </section>
  )
}

/** What people wrote, where nobody can write. */
function WrittenNotes({ notes }: { readonly notes: string }) {
  if (notes === '') return null
  return (
    <div>
      <Box variant="awsui-key-label">{s.notes}</Box>
      <Foreign>{notes}</Foreign>
    </div>
  )
}

function NotSaved({ state: { refused, retry, settle } }: Pick<Props, 'state'>) {
  if (refused === undefined) return null
  const { sentence, help } = explainError(refused.error)
  return (
    <Alert
      type="error"
      header={s.failed}
      action={<Button onClick={retry}>{s.again}</Button>}
      dismissible
      dismissAriaLabel={t.common.close}
      onDismiss={settle}
    >
      <bdi>{sentence}</bdi> {help}
    </Alert>
  )
}

function Heading({ view, heading, step, state, answering, openShortcuts }: Props) {
  const answered = view.origin === 'human' || view.origin === 'mixed'
  return (
    <header>
      <div className="review-bar">
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Risk risk={view.risk} />
          <Origin origin={view.origin} />
          {view.by === undefined ? null : (
            <span className="quiet">
              <Foreign>{view.by.split('/').at(-1)}</Foreign>, <When at={view.updated} as="ago" />
            </span>
          )}
        </SpaceBetween>
        <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
          <SavingState saving={state.saving} undo={answering.takeBack} />
          <Button
            iconName="angle-left"
            variant="icon"
            ariaLabel={s.previous}
            onClick={() => step(-1)}
          />
          <Button
            iconName="angle-right"
            variant="icon"
            ariaLabel={s.next}
            onClick={() => step(1)}
          />
          <Button
            iconName="keyboard"
            variant="icon"
            ariaLabel={s.keys.title}
            onClick={openShortcuts}
          />
        </SpaceBetween>
      </div>
      <h1 ref={heading} tabIndex={-1} className="review-title">
        {view.number === undefined ? null : <span>{view.number} </span>}
        <Foreign>{view.title}</Foreign>
      </h1>
      <p className="review-because">
        <Foreign>{view.because}</Foreign>
      </p>
      <ExpandableSection headerText={s.more} variant="footer">
        <Foreign>{view.help}</Foreign>{' '}
        {view.link === undefined ? null : (
          <Link href={view.link} external>
            {s.read}
          </Link>
        )}
      </ExpandableSection>
      {!answering.allowed || answered || !view.applicable ? null : (
        <div className="review-confirm">
          <span>{s.confirmHelp}</span>
          <Button onClick={answering.confirm}>
            {s.confirm} <kbd>c</kbd>
          </Button>
        </div>
      )}
    </header>
  )
}
