import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import { useEffect, useRef } from 'react'
import type { Choice } from '../../data/questions.ts'
import { Coverage } from '../../parts/coverage.tsx'
import { Foreign, Origin, Verdict, wordOf } from '../../parts/words.tsx'
import { t } from '../../strings/en.ts'
import type { Answering } from './use-answering.ts'

const s = t.question

interface Props {
  readonly practice: Choice
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
  return (
    <li ref={card} className={`practice${active ? ' practice-active' : ''}`}>
      <div className="practice-head">
        <Checkbox
          checked={practice.choice === 'selected'}
          disabled={disabled}
          readOnly={!answering.allowed}
          onChange={() => answering.toggle(practice)}
        >
          {practice.number === undefined ? null : <b>{practice.number} </b>}
          <Foreign>{practice.title}</Foreign>
        </Checkbox>
        {digit === undefined || !answering.allowed ? null : <kbd aria-hidden>{digit}</kbd>}
      </div>
      {practice.none ? null : <Facts practice={practice} active={active} open={open} />}
      {practice.because === undefined ? null : (
        <p className="practice-because">
          <Foreign>{practice.because}</Foreign>
        </p>
      )}
      {practice.dispute === undefined ? null : (
        <p className="disputed">
          {s.disputed}: <Foreign>{practice.dispute}</Foreign>
        </p>
      )}
      {practice.choice === 'not-applicable' ? (
        <p className="note">
          {s.notApplicable}: {wordOf(s.reasons, practice.reason ?? '')}
        </p>
      ) : null}
      {practice.origin !== 'human' ||
      practice.notes === undefined ||
      practice.notes === '' ? null : (
        <p className="note">
          {s.choiceNotes}: <Foreign>{practice.notes}</Foreign>
        </p>
      )}
      {active && !practice.none && !disabled && answering.allowed ? (
        <CardActions practice={practice} answering={answering} />
      ) : null}
    </li>
  )
}

function Facts({ practice, active, open }: Pick<Props, 'practice' | 'active' | 'open'>) {
  const counted = practice.evidence.length + practice.attestations.length
  return (
    <div className="practice-facts">
      <Verdict verdict={practice.verdict} />
      {practice.coverage === undefined ? null : (
        <Coverage share={practice.coverage} label={s.coverage} />
      )}
      {practice.level === undefined ? null : (
        <span className={`level level-${practice.level}`}>
          {s.levelRisk(wordOf(t.words.level, practice.level))}
        </span>
      )}
      {practice.origin === undefined ? null : <Origin origin={practice.origin} />}
      <Button
        variant="inline-link"
        ariaExpanded={active}
        ariaLabel={`${s.evidenceCount(counted)}: ${practice.title}`}
        onClick={() => open(practice.id)}
      >
        {s.evidenceCount(counted)}
      </Button>
    </div>
  )
}

function CardActions({ practice, answering }: Pick<Props, 'practice' | 'answering'>) {
  return (
    <div className="practice-actions">
      <Button variant="inline-link" onClick={() => answering.setDialog('disagree')}>
        {s.disagree} <kbd>d</kbd>
      </Button>
      {practice.choice === 'not-applicable' ? (
        <Button variant="inline-link" onClick={() => answering.say(practice.id, 'unselected', '')}>
          {s.applies}
        </Button>
      ) : (
        <Button variant="inline-link" onClick={() => answering.setDialog('not-applicable')}>
          {s.notApplicable} <kbd>x</kbd>
        </Button>
      )}
      <Button variant="inline-link" onClick={() => answering.setDialog('attest')}>
        {s.attest} <kbd>a</kbd>
      </Button>
    </div>
  )
}
