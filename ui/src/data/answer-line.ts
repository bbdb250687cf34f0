import { applied, type Change, contains, inverse } from './answer-change.ts'
import { client, forget } from './client.ts'
import { ApiError, queryText, write } from './http.ts'
import { type QuestionPlace, questionQuery, type QuestionView } from './questions.ts'
import { insist } from './tool.ts'

export type Saving = 'idle' | 'saving' | 'saved' | 'retrying' | 'failed'

/** A change that met somebody else's. */
export interface Conflict {
  readonly mine: Change
  readonly theirs: QuestionView
}

/** A change that the server refused; it is kept until it is sent again. */
export interface Refused {
  readonly mine: Change
  readonly error: ApiError
}

/** How far the changes of an answer are. */
export interface LineState {
  readonly saving: Saving
  /** Changes that are not saved yet. */
  readonly waiting: number
  readonly refused?: Refused
  readonly conflict?: Conflict
}

/** Changes of one answer on their way to the server, in order. It goes on when nobody looks at the question any more. */
export interface AnswerLine {
  readonly state: () => LineState
  readonly subscribe: (listener: () => void) => () => void
  /** Shows a change at once, and sends it. */
  readonly save: (change: Change) => void
  /** Takes back the last change of this visit; false where there is none. */
  readonly undo: () => boolean
  /** Sends again what was refused. */
  readonly retry: () => void
  /** What was refused, or met somebody else's change, is looked at. */
  readonly settle: () => void
}

const lines = new Map<string, AnswerLine>()
let whenUnsaved: (place: QuestionPlace, error: ApiError) => void = () => undefined

/** Sets what happens when a change is not saved and its question is not shown any more. */
export function onUnsaved(listener: typeof whenUnsaved): void {
  whenUnsaved = listener
}

/** Whether changes are still on their way. */
export function isAnswering(): boolean {
  return [...lines.values()].some((line) => line.state().waiting > 0)
}

export function lineOf(place: QuestionPlace): AnswerLine {
  const key = JSON.stringify([place.workload, place.lens, place.question])
  const line = lines.get(key) ?? createLine(place)
  lines.set(key, line)
  return line
}

function createLine(place: QuestionPlace): AnswerLine {
  const { queryKey } = questionQuery(place)
  const listeners = new Set<() => void>()
  let state: LineState = { saving: 'idle', waiting: 0 }
  let undoable: readonly Change[] = []
  let last: Promise<void> = Promise.resolve()

  const set = (next: LineState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const send = async (change: Change): Promise<void> => {
    try {
      const view = await insist(
        () => write<QuestionView>('PUT', pathOf(place), { ...change, version: versionNow() }),
        { tries: Infinity, onRetry: () => set({ ...state, saving: 'retrying' }) },
      )
      took(view)
    } catch (error) {
      refused(change, error instanceof ApiError ? error : new ApiError(0, 'bug', String(error)))
    }
  }

  const versionNow = () => client.getQueryData(queryKey)?.version ?? 0

  const took = (view: QuestionView) => {
    const waiting = state.waiting - 1
    if (waiting === 0) client.setQueryData(queryKey, view)
    else client.setQueryData(queryKey, (shown) => shown && { ...shown, version: view.version })
    set({ ...state, waiting, saving: waiting === 0 ? 'saved' : 'saving' })
    forget(place.workload)
  }

  const refused = (mine: Change, error: ApiError) => {
    const theirs = error.status === 409 ? currentOf(error) : undefined
    // The answer to a save may get lost on its way back: then what is there is what was sent.
    if (theirs !== undefined && contains(theirs, mine)) {
      took(theirs)
      return
    }
    const waiting = state.waiting - 1
    if (theirs === undefined) {
      const all = { ...state.refused?.mine, ...mine }
      const choices = { ...state.refused?.mine.choices, ...mine.choices }
      const kept = Object.keys(choices).length === 0 ? all : { ...all, choices }
      set({ ...state, waiting, saving: 'failed', refused: { mine: kept, error } })
      void client.invalidateQueries({ queryKey })
    } else {
      client.setQueryData(queryKey, theirs)
      set({ ...state, waiting, saving: 'failed', conflict: { mine, theirs } })
    }
    if (listeners.size === 0) whenUnsaved(place, error)
  }

  const put = (change: Change) => {
    const shown = client.getQueryData(queryKey)
    if (shown === undefined) return
    // A read under way would bring back what was.
    void client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, applied(shown, change))
    set({ ...state, saving: 'saving', waiting: state.waiting + 1 })
    last = last.then(() => send(change))
  }

  const settle = () => set({ saving: state.saving, waiting: state.waiting })

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    save: (change) => {
      const shown = client.getQueryData(queryKey)
      if (shown === undefined) return
      undoable = [...undoable, inverse(shown, change)].slice(-50)
      put(change)
    },
    undo: () => {
      const change = undoable.at(-1)
      if (change === undefined) return false
      undoable = undoable.slice(0, -1)
      put(change)
      return true
    },
    retry: () => {
      const { refused: again } = state
      settle()
      if (again !== undefined) put(again.mine)
    },
    settle,
  }
}

function pathOf({ workload, question, lens }: QuestionPlace): string {
  return `/api/workloads/${workload}/questions/${encodeURIComponent(question)}${queryText({ lens })}`
}

/** The question as it stands on the server, from the refusal of a save. */
function currentOf({ body }: ApiError): QuestionView | undefined {
  const current: unknown =
    typeof body === 'object' && body !== null && 'current' in body ? body.current : undefined
  return isView(current) ? current : undefined
}

function isView(value: unknown): value is QuestionView {
  return typeof value === 'object' && value !== null && 'choices' in value && 'version' in value
}
