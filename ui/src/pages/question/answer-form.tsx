import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { RefObject } from 'react'
import type { Answer, useAnswer } from '../../data/answer.ts'
import { explainError } from '../../data/explain-error.ts'
import type { ListedQuestion } from '../../data/questions.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Foreign, Origin, Risk, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import { DisagreeDialog, NotApplicableDialog } from './dialogs.tsx'
import { Notes } from './notes.tsx'
import { PracticeCard } from './practice-card.tsx'
import type { PracticeView } from './practices.ts'
import { SavingState } from './saving-state.tsx'
import type { Answering } from './use-answering.ts'

const s = t.question

interface Props {
  readonly answer: Answer
  readonly listed: ListedQuestion
  readonly practices: readonly PracticeView[]
  readonly active: PracticeView | undefined
  readonly open: (practice: string) => void
  readonly state: ReturnType<typeof useAnswer>
  readonly answering: Answering
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly step: (by: number) => void
  readonly openShortcuts: () => void
}

/** The question in the middle: what it asks, where it stands, its practices and notes. */
export function AnswerForm(props: Props) {
  const { answer, practices, active, open, state, answering } = props
  const applicable = answer.IsApplicable !== false
  return (
    <section className="review-answer" aria-label={answer.QuestionTitle}>
      <SpaceBetween size="m">
        <Heading {...props} />
        {state.failure === undefined ? null : (
          <Alert type="error" header={s.failed}>
            {explainError(state.failure).sentence}
          </Alert>
        )}
        {applicable ? null : (
          <Alert
            type="info"
            header={s.notApplicable}
            action={<Button onClick={answering.appliesAgain}>{s.appliesQuestion}</Button>}
          >
            {wordOf(s.reasons, answer.Reason ?? '')}
          </Alert>
        )}
        <ol className="practices" aria-label={s.practices}>
          {practices.map((practice, index) => (
            <PracticeCard
              key={practice.id}
              practice={practice}
              digit={practice.none ? '0' : index < 9 ? String(index + 1) : undefined}
              active={practice.id === active?.id}
              disabled={!applicable}
              open={open}
              answering={answering}
            />
          ))}
        </ol>
        <div
          ref={(node) => {
            answering.notes.current = node
          }}
        >
          <Notes value={answer.Notes ?? ''} save={answering.write} />
        </div>
        {applicable ? (
          <Button variant="link" onClick={() => answering.setDialog('question')}>
            {s.doesNotApply}
          </Button>
        ) : null}
      </SpaceBetween>
      {answering.dialog === 'disagree' && active !== undefined ? (
        <DisagreeDialog practice={active} answering={answering} />
      ) : null}
      {answering.dialog === 'not-applicable' && active !== undefined ? (
        <NotApplicableDialog
          title={active.title}
          run={(reason, text) => answering.say(active.id, 'NOT_APPLICABLE', reason, text)}
          close={() => answering.setDialog(undefined)}
        />
      ) : null}
      {answering.dialog === 'question' ? (
        <NotApplicableDialog
          title={answer.QuestionTitle ?? ''}
          run={answering.doesNotApply}
          close={() => answering.setDialog(undefined)}
        />
      ) : null}
    </section>
  )
}

function Heading({ answer, listed, heading, step, state, answering, openShortcuts }: Props) {
  return (
    <header>
      <div className="review-bar">
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Risk risk={answer.Risk ?? 'UNANSWERED'} />
          <Origin origin={listed.origin} />
          {listed.coverage === undefined ? null : <Coverage share={listed.coverage} />}
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
        {listed.number === undefined ? null : <span>{listed.number} </span>}
        <Foreign>{answer.QuestionTitle}</Foreign>
      </h1>
      {listed.because === undefined ? null : (
        <p className="review-because">
          <Foreign>{listed.because}</Foreign>
        </p>
      )}
      <ExpandableSection headerText={s.more} variant="footer">
        <Foreign>{answer.QuestionDescription}</Foreign>{' '}
        {answer.HelpfulResourceUrl === undefined ? null : (
          <Link href={answer.HelpfulResourceUrl} external>
            {s.read}
          </Link>
        )}
      </ExpandableSection>
      {listed.origin === 'human' || answer.IsApplicable === false ? null : (
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
