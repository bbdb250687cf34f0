import { useRef, useState } from 'react'
import { flash } from '../../app/flash.ts'
import type { Keys } from '../../app/keys.ts'
import type { useAnswer } from '../../data/answer.ts'
import { t } from '../../strings/en.ts'
import type { PracticeView, Status } from './practices.ts'

const s = t.question

export type Dialog = 'disagree' | 'not-applicable' | 'question'
export type Reason = 'OUT_OF_SCOPE' | 'BUSINESS_PRIORITIES' | 'ARCHITECTURE_CONSTRAINTS' | 'OTHER'

/** What one can do to an answer, and the keys that do it. */
export function useAnswering(
  { answer, save, undo }: ReturnType<typeof useAnswer>,
  practices: readonly PracticeView[],
  active: PracticeView | undefined,
  open: (practice: string) => void,
) {
  const [dialog, setDialog] = useState<Dialog>()
  const notes = useRef<HTMLElement>(null)
  const selected = answer?.SelectedChoices ?? []

  const toggle = ({ id, none, status }: PracticeView) => {
    open(id)
    if (status === 'SELECTED') {
      save({ SelectedChoices: selected.filter((each) => each !== id) })
      return
    }
    const noneIds = new Set(practices.filter((each) => each.none).map((each) => each.id))
    const kept = none ? [] : selected.filter((each) => !noneIds.has(each))
    save({
      SelectedChoices: [...kept, id],
      ...(status === 'NOT_APPLICABLE'
        ? {
            ChoiceUpdates: {
              [id]: { Status: 'SELECTED' as const, Reason: 'NONE' as const, Notes: '' },
            },
          }
        : {}),
    })
  }
  const confirm = () => save({ SelectedChoices: [...selected], IsApplicable: true })
  const say = (id: string, status: Status, reason: Reason | 'NONE', text: string) =>
    save({ ChoiceUpdates: { [id]: { Status: status, Reason: reason, Notes: text } } })
  const takeBack = () => {
    if (undo()) flash({ type: 'info', text: s.undone })
  }
  const move = (by: number) => {
    const next = practices[practices.findIndex(({ id }) => id === active?.id) + by]
    if (next !== undefined) open(next.id)
  }
  const digits = Object.fromEntries(
    practices
      .filter(({ none }) => !none)
      .slice(0, 9)
      .map((practice, index) => [String(index + 1), () => toggle(practice)]),
  )
  const none = practices.find((practice) => practice.none)
  const keys: Keys = {
    ...digits,
    ...(none === undefined ? {} : { '0': () => toggle(none) }),
    c: confirm,
    u: takeBack,
    d: () => setDialog('disagree'),
    x: () => setDialog('not-applicable'),
    t: () => notes.current?.querySelector('textarea')?.focus(),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  }
  return {
    keys,
    toggle,
    confirm,
    say,
    takeBack,
    dialog,
    setDialog,
    notes,
    startDisagree: () => setDialog('disagree'),
    doesNotApply: (reason: Reason, text: string) =>
      save({ IsApplicable: false, Reason: reason, ...(text === '' ? {} : { Notes: text }) }),
    appliesAgain: () => save({ IsApplicable: true, Reason: 'NONE' }),
    write: (text: string) => {
      if (text !== (answer?.Notes ?? '')) save({ Notes: text })
    },
  }
}

export type Answering = ReturnType<typeof useAnswering>
