import type { Choice, QuestionSave, QuestionView } from './questions.ts'

/** What a person changes of an answer; what is left out stays. */
export type Change = Omit<QuestionSave, 'version'>

/** The question as it will be. */
export function applied(view: QuestionView, change: Change): QuestionView {
  const selected = change.selected === undefined ? undefined : new Set(change.selected)
  return {
    ...view,
    origin: view.origin === 'none' ? 'human' : view.origin,
    applicable: change.applicable ?? view.applicable,
    reason: change.reason ?? view.reason,
    notes: change.notes ?? view.notes,
    choices: view.choices.map((choice) => appliedTo(choice, change, selected)),
  }
}

function appliedTo(
  choice: Choice,
  { choices = {} }: Change,
  selected?: ReadonlySet<string>,
): Choice {
  const said = choices[choice.id]
  if (said !== undefined)
    return Object.assign({}, choice, {
      choice: said.status,
      reason: said.reason,
      notes: said.notes,
      origin: 'human',
    })
  if (selected === undefined) return choice
  if (selected.has(choice.id)) return Object.assign({}, choice, { choice: 'selected' })
  return choice.choice === 'selected' ? Object.assign({}, choice, { choice: 'unselected' }) : choice
}

/** The change that takes a change back. */
export function inverse(view: QuestionView, change: Change): Change {
  const touched = Object.keys(change.choices ?? {})
  return {
    ...(change.selected === undefined && touched.length === 0
      ? {}
      : { selected: selectedOf(view) }),
    ...(touched.length === 0
      ? {}
      : { choices: Object.fromEntries(touched.map((id) => [id, statusIn(view, id)])) }),
    ...(change.notes === undefined ? {} : { notes: view.notes }),
    ...(change.applicable === undefined
      ? {}
      : { applicable: view.applicable, reason: view.reason }),
  }
}

/** Whether what stands is already what a change wants. */
export function contains(view: QuestionView, change: Change): boolean {
  const selected = selectedOf(view)
  return (
    (change.selected === undefined ||
      (change.selected.length === selected.length &&
        change.selected.every((id) => selected.includes(id)))) &&
    (change.notes === undefined || change.notes === view.notes) &&
    (change.applicable === undefined || change.applicable === view.applicable) &&
    Object.entries(change.choices ?? {}).every(([id, { status, notes }]) => {
      const stands = statusIn(view, id)
      return stands.status === status && (stands.notes ?? '') === (notes ?? '')
    })
  )
}

export function selectedOf({ choices }: QuestionView): string[] {
  return choices.filter(({ choice }) => choice === 'selected').map(({ id }) => id)
}

/** What a person says of a choice, or would say by leaving it as it stands. */
export function statusOf({ choice: status, reason, notes, origin }: Choice) {
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    notes: origin === 'human' ? (notes ?? '') : '',
  }
}

function statusIn({ choices }: QuestionView, id: string) {
  const found = choices.find((choice) => choice.id === id)
  return found === undefined ? { status: 'unselected' as const, notes: '' } : statusOf(found)
}
