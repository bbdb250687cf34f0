import { printable } from '../../../lib/printable.ts'
import type { NotApplicableReason } from '../../../model/human-record.ts'
import type { Question } from '../../../model/lens.ts'
import type { AnswerData, ChoiceData } from '../../../store/schema.ts'
import { invalid } from '../tool-error.ts'

/** What UpdateAnswer may say; absent members leave things as they are. */
export interface AnswerUpdate {
  /** The whole new selection. */
  readonly SelectedChoices?: readonly string[] | undefined
  /** Choice id → its new status; wins over `SelectedChoices`. */
  readonly ChoiceUpdates?: Readonly<Record<string, ChoiceUpdate>> | undefined
  readonly Notes?: string | undefined
  readonly IsApplicable?: boolean | undefined
  readonly Reason?: NotApplicableReason | undefined
}

export interface ChoiceUpdate {
  readonly Status: ChoiceData['status']
  readonly Reason?: NotApplicableReason | undefined
  readonly Notes?: string | undefined
}

type Choices = Map<string, ChoiceData>

/**
 * The answer after an update by a person. `SelectedChoices` is the base, `ChoiceUpdates` override it; `None of these`
 * clears the other selections, and selecting another choice later clears `None of these`.
 * @param current what stands now, evidence included: choices that the update leaves alone are kept
 * @throws ToolError validation for choices that the question does not have
 */
export function applyUpdate(
  question: Question,
  current: AnswerData,
  update: AnswerUpdate,
  by: string,
): AnswerData {
  refuseUnknown(question, update)
  const choices: Choices = new Map(Object.entries(current.choices))
  for (const id of current.selected)
    if (!choices.has(id)) choices.set(id, { status: 'SELECTED', origin: 'human' })
  const chosen = new Set<string>()
  if (update.SelectedChoices !== undefined)
    replaceSelection(choices, update.SelectedChoices, chosen)
  for (const [id, change] of Object.entries(update.ChoiceUpdates ?? {}))
    updateChoice(choices, id, change, chosen)
  settleNone(question, choices, chosen)
  const applicable = update.IsApplicable ?? current.applicable
  const reason = update.Reason ?? (applicable === current.applicable ? current.reason : undefined)
  const notes = update.Notes ?? current.notes
  return {
    selected: question.practices
      .map(({ id }) => id)
      .filter((id) => choices.get(id)?.status === 'SELECTED'),
    choices: Object.fromEntries(choices),
    applicable,
    ...(reason === undefined ? {} : { reason }),
    ...(notes === undefined || notes === '' ? {} : { notes }),
    ...(current.jira === undefined ? {} : { jira: current.jira }),
    by,
  }
}

function refuseUnknown(question: Question, { SelectedChoices, ChoiceUpdates }: AnswerUpdate): void {
  const known = new Set(question.practices.map(({ id }) => id))
  const refuse = (name: string, id: string) => {
    if (known.has(id)) return
    const message = `No choice with ID ${printable(id)} was found in question ${question.id}.`
    throw invalid(message, { name, message })
  }
  for (const id of SelectedChoices ?? []) refuse('SelectedChoices', id)
  for (const id of Object.keys(ChoiceUpdates ?? {})) refuse('ChoiceUpdates', id)
}

/** What was selected and no longer is: gone, or kept as declined where only evidence had selected it. */
function replaceSelection(
  choices: Choices,
  selection: readonly string[],
  chosen: Set<string>,
): void {
  const wanted = new Set(selection)
  for (const [id, choice] of choices) {
    if (choice.status !== 'SELECTED' || wanted.has(id)) continue
    if (choice.origin === 'evidence') choices.set(id, { status: 'UNSELECTED', origin: 'human' })
    else clear(choices, id, choice)
  }
  for (const id of wanted) {
    const notes = notesOf(choices.get(id))
    choices.set(id, {
      status: 'SELECTED',
      ...(notes === undefined ? {} : { notes }),
      origin: 'human',
    })
    chosen.add(id)
  }
}

function updateChoice(
  choices: Choices,
  id: string,
  { Status, Reason, Notes }: ChoiceUpdate,
  chosen: Set<string>,
): void {
  const before = choices.get(id)
  const notes = Notes ?? notesOf(before)
  const reason = Reason ?? (before?.status === Status ? before.reason : undefined)
  choices.set(id, {
    status: Status,
    ...(reason === undefined ? {} : { reason }),
    ...(notes === undefined || notes === '' ? {} : { notes }),
    origin: 'human',
  })
  if (Status === 'SELECTED') chosen.add(id)
  else chosen.delete(id)
}

/** `None of these` and the other choices exclude each other; what this update selects wins. */
function settleNone(question: Question, choices: Choices, chosen: ReadonlySet<string>): void {
  const none = question.practices.find((practice) => practice.none)
  if (none === undefined || choices.get(none.id)?.status !== 'SELECTED') return
  const others = [...choices].filter(([id, c]) => id !== none.id && c.status === 'SELECTED')
  const keepsNone = chosen.has(none.id) || !others.some(([id]) => chosen.has(id))
  for (const id of keepsNone ? others.map(([other]) => other) : [none.id])
    clear(choices, id, choices.get(id))
}

function clear(choices: Choices, id: string, choice: ChoiceData | undefined): void {
  const notes = notesOf(choice)
  if (notes === undefined) choices.delete(id)
  else choices.set(id, { status: 'UNSELECTED', notes })
}

/** The note of a person; what evidence noted goes with its proposal. */
function notesOf(choice: ChoiceData | undefined): string | undefined {
  return choice?.origin === 'evidence' ? undefined : choice?.notes
}
