import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { applied, type Change, contains, inverse } from './answer-change.ts'
import { forget } from './client.ts'
import { ApiError, queryText, write } from './http.ts'
import { questionQuery, type QuestionPlace, type QuestionView } from './questions.ts'
import { insist } from './tool.ts'

export type Saving = 'idle' | 'saving' | 'saved' | 'retrying' | 'failed'

/** A change that met somebody else's. */
export interface Conflict {
  readonly mine: Change
  readonly theirs: QuestionView
}

/** Milliseconds after which a save says that it is still trying. */
const patience = 6000

/** An answer that is shown as changed at once, saved in order, and can be taken back. */
export function useAnswer(place: QuestionPlace) {
  const cache = useQueryClient()
  const options = questionQuery(place)
  const query = useQuery(options)
  const [saving, setSaving] = useState<Saving>('idle')
  const [failure, setFailure] = useState<ApiError>()
  const [conflict, setConflict] = useState<Conflict>()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const undoable = useRef<readonly Change[]>([])
  const { queryKey } = options

  const send = async (change: Change): Promise<void> => {
    const slow = setTimeout(() => setSaving('retrying'), patience)
    const version = cache.getQueryData(queryKey)?.version ?? 0
    const { workload, question, lens } = place
    const path = `/api/workloads/${workload}/questions/${encodeURIComponent(question)}${queryText({ lens })}`
    try {
      const view = await insist(() => write<QuestionView>('PUT', path, { ...change, version }))
      cache.setQueryData(queryKey, view)
      setSaving('saved')
      forget(workload)
    } catch (error) {
      refused(change, error)
    } finally {
      clearTimeout(slow)
    }
  }

  const refused = (change: Change, error: unknown) => {
    const refusal = error instanceof ApiError ? error : new ApiError(0, 'bug', String(error))
    const theirs = refusal.status === 409 ? currentOf(refusal) : undefined
    if (theirs !== undefined) cache.setQueryData(queryKey, theirs)
    // The answer to a save may get lost on its way back: then what is there is what was sent.
    if (theirs !== undefined && contains(theirs, change)) {
      setSaving('saved')
      return
    }
    setSaving('failed')
    if (theirs === undefined) {
      setFailure(refusal)
      void cache.invalidateQueries({ queryKey })
    } else setConflict({ mine: change, theirs })
  }

  const put = (change: Change) => {
    const before = cache.getQueryData(queryKey)
    if (before === undefined) return
    // A read under way would bring back what was.
    void cache.cancelQueries({ queryKey })
    cache.setQueryData(queryKey, applied(before, change))
    setSaving('saving')
    setFailure(undefined)
    queue.current = queue.current.then(() => send(change))
  }

  const save = (change: Change) => {
    const before = cache.getQueryData(queryKey)
    if (before === undefined) return
    undoable.current = [...undoable.current, inverse(before, change)].slice(-50)
    put(change)
  }

  /** Takes back the last change of this visit; false where there is none. */
  const undo = (): boolean => {
    const last = undoable.current.at(-1)
    if (last === undefined) return false
    undoable.current = undoable.current.slice(0, -1)
    put(last)
    return true
  }

  return {
    query,
    view: query.data,
    save,
    undo,
    saving,
    failure,
    conflict,
    settle: () => setConflict(undefined),
  }
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
