import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import { useEffect, useRef } from 'react'
import { Coverage } from '../../parts/coverage.tsx'
import { Foreign, Verdict, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { PracticeView } from './practices.ts'
import type { Answering } from './use-answering.ts'

const s = t.question

interface Props {
  readonly practice: PracticeView
  readonly digit: string | undefined
  readonly active: boolean
  readonly disabled: boolean
  readonly open: (practice: string) => void
  readonly answering: Answering
}

/** One practice: tick, what the evidence says, and ways to say otherwise. */
export function PracticeCard({ practice, digit, active, disabled, open, answering }: Props) {
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (active) card.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { evidence } = practice
  const notApplicable = practice.status === 'NOT_APPLICABLE'
  return (
    <li ref={card} className={`practice${active ? ' practice-active' : ''}`}>
      <div className="practice-head">
        <Checkbox
          checked={practice.status === 'SELECTED'}
          disabled={disabled}
          onChange={() => answering.toggle(practice)}
        >
          {practice.number === undefined ? null : <b>{practice.number} </b>}
          <Foreign>{practice.title}</Foreign>
        </Checkbox>
        {digit === undefined ? null : <kbd aria-hidden>{digit}</kbd>}
      </div>
      {practice.none ? null : (
        <div className="practice-facts">
          <Verdict verdict={evidence?.verdict} />
          {evidence === undefined ? null : (
            <Coverage share={evidence.coverage} label={s.coverage} />
          )}
          {practice.level === undefined ? null : (
            <span className={`level level-${practice.level}`}>
              {s.levelRisk(wordOf(t.words.level, practice.level))}
            </span>
          )}
          <Button
            variant="inline-link"
            ariaExpanded={active}
            ariaLabel={`${s.showEvidence}: ${practice.title}`}
            onClick={() => open(practice.id)}
          >
            {s.evidenceCount(evidence?.evidence.length ?? 0)}
          </Button>
        </div>
      )}
      {evidence === undefined ? null : (
        <p className="practice-because">
          <Foreign>{evidence.because}</Foreign>
        </p>
      )}
      {practice.disputed ? <p className="disputed">{s.disputed}</p> : null}
      {notApplicable ? (
        <p className="note">
          {s.notApplicable}: {wordOf(s.reasons, practice.reason ?? '')}
        </p>
      ) : null}
      {practice.notes === undefined || practice.notes === '' ? null : (
        <p className="note">
          {s.choiceNotes}: <Foreign>{practice.notes}</Foreign>
        </p>
      )}
      {active && !practice.none && !disabled ? (
        <CardActions practice={practice} answering={answering} />
      ) : null}
    </li>
  )
}

function CardActions({ practice, answering }: Pick<Props, 'practice' | 'answering'>) {
  return (
    <div className="practice-actions">
      <Button variant="inline-link" onClick={() => answering.setDialog('disagree')}>
        {s.disagree} <kbd>d</kbd>
      </Button>
      {practice.status === 'NOT_APPLICABLE' ? (
        <Button
          variant="inline-link"
          onClick={() => answering.say(practice.id, 'UNSELECTED', 'NONE', '')}
        >
          {s.applies}
        </Button>
      ) : (
        <Button variant="inline-link" onClick={() => answering.setDialog('not-applicable')}>
          {s.notApplicable} <kbd>x</kbd>
        </Button>
      )}
    </div>
  )
}
