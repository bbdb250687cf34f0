import { useRef, useState } from 'react'
import { flash } from '../../app/flash.ts'
import type { Keys } from '../../app/keys.ts'
import type { useAnswer } from '../../data/answer.ts'
import { selectedOf, statusOf } from '../../data/answer-change.ts'
import type { Choice } from '../../data/questions.ts'
import { t } from '../../strings/en.ts'

const s = t.question

export type Dialog = 'disagree' | 'not-applicable' | 'question' | 'attest'
export type Reason = keyof typeof s.reasons

/**
 * What one can do to an answer, and the keys that do it.
 * @param allowed whether one may change it at all
 */
export function useAnswering(
  { view, save, undo }: ReturnType<typeof useAnswer>,
  active: Choice | undefined,
  open: (practice: string) => void,
  allowed: boolean,
) {
  const [dialog, setDialog] = useState<Dialog>()
  const notes = useRef<HTMLElement>(null)
  const practices = view?.choices ?? []
  const selected = view === undefined ? [] : selectedOf(view)

  const toggle = ({ id, none, choice }: Choice) => {
    open(id)
    if (choice === 'selected') {
      save({ selected: selected.filter((each) => each !== id) })
      return
    }
    const noneIds = new Set(practices.filter((each) => each.none).map((each) => each.id))
    const kept = none ? [] : selected.filter((each) => !noneIds.has(each))
    save({
      selected: [...kept, id],
      ...(choice === 'not-applicable'
        ? { choices: { [id]: { status: 'selected' as const, notes: '' } } }
        : {}),
    })
  }
  const say = (id: string, status: Choice['choice'], text: string, reason?: Reason) =>
    save({
      choices: { [id]: { status, notes: text, ...(reason === undefined ? {} : { reason }) } },
    })
  // Every practice by name: also that none is in place is something that a person says.
  const confirm = () =>
    save({
      selected,
      applicable: true,
      choices: Object.fromEntries(
        practices
          .filter((practice) => !practice.none)
          .map((practice) => [practice.id, statusOf(practice)] as const),
      ),
    })
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
  const canSay = active !== undefined && !active.none
  const moves: Keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1) }
  const writes: Keys = {
    ...digits,
    ...(none === undefined ? {} : { '0': () => toggle(none) }),
    ...(canSay
      ? {
          d: () => setDialog('disagree'),
          x: () => setDialog('not-applicable'),
          a: () => setDialog('attest'),
        }
      : {}),
    c: confirm,
    u: takeBack,
    t: () => notes.current?.querySelector('textarea')?.focus(),
  }
  return {
    allowed,
    keys: allowed ? { ...writes, ...moves } : moves,
    toggle,
    confirm,
    say,
    takeBack,
    dialog,
    setDialog,
    notes,
    doesNotApply: (reason: Reason, text: string) =>
      save({ applicable: false, reason, ...(text === '' ? {} : { notes: text }) }),
    appliesAgain: () => save({ applicable: true }),
    write: (text: string) => {
      if (text !== (view?.notes ?? '')) save({ notes: text })
    },
  }
}

export type Answering = ReturnType<typeof useAnswering>
