import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { forget } from './client.ts'
import { ApiError } from './http.ts'
import type { Input, Output } from './operations.ts'
import { callTool, toolQuery } from './tool.ts'

export type Answer = NonNullable<Output<'GetAnswer'>['Answer']>
export type AnswerChange = Pick<
  Input<'UpdateAnswer'>,
  'SelectedChoices' | 'ChoiceUpdates' | 'Notes' | 'IsApplicable' | 'Reason'
>

export type Saving = 'idle' | 'saving' | 'saved' | 'retrying' | 'failed'

export interface AnswerPlace {
  readonly workload: string
  readonly lens: string
  readonly question: string
}

const queryFor = ({ workload, lens, question }: AnswerPlace) =>
  toolQuery('GetAnswer', { WorkloadId: workload, LensAlias: lens, QuestionId: question })

/** An answer that is shown as changed at once, saved in order, and can be taken back. */
export function useAnswer(place: AnswerPlace) {
  const cache = useQueryClient()
  const query = useQuery({ ...queryFor(place), enabled: place.question !== '' })
  const [saving, setSaving] = useState<Saving>('idle')
  const [failure, setFailure] = useState<ApiError>()
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const undone = useRef<readonly { readonly place: AnswerPlace; readonly change: AnswerChange }[]>(
    [],
  )

  const save = (change: AnswerChange, at: AnswerPlace = place) => {
    const { queryKey } = queryFor(at)
    const before = cache.getQueryData(queryKey)
    if (before?.Answer === undefined) return
    undone.current = [
      ...undone.current,
      { place: at, change: inverse(before.Answer, change) },
    ].slice(-50)
    cache.setQueryData(queryKey, { ...before, Answer: applied(before.Answer, change) })
    setSaving('saving')
    setFailure(undefined)
    const slow = setTimeout(() => setSaving('retrying'), 6000)
    const sent = queue.current.then(() =>
      callTool('UpdateAnswer', {
        WorkloadId: at.workload,
        LensAlias: at.lens,
        QuestionId: at.question,
        ...change,
      }),
    )
    queue.current = sent.then(
      (output) => {
        clearTimeout(slow)
        cache.setQueryData(queryKey, output)
        setSaving('saved')
        forget(at.workload)
      },
      (error: unknown) => {
        clearTimeout(slow)
        cache.setQueryData(queryKey, before)
        setSaving('failed')
        setFailure(error instanceof ApiError ? error : new ApiError(0, 'bug', String(error)))
        void cache.invalidateQueries({ queryKey })
      },
    )
  }

  /** Takes back the last change of this visit; false where there is none. */
  const undo = (): boolean => {
    const last = undone.current.at(-1)
    if (last === undefined) return false
    undone.current = undone.current.slice(0, -1)
    save(last.change, last.place)
    undone.current = undone.current.slice(0, -1)
    return true
  }

  return { query, answer: query.data?.Answer, save, undo, saving, failure }
}

/** The answer as it will be. */
function applied(answer: Answer, change: AnswerChange): Answer {
  const updates = change.ChoiceUpdates ?? {}
  const selected = new Set(change.SelectedChoices ?? answer.SelectedChoices)
  const others = (answer.ChoiceAnswers ?? []).filter(
    ({ ChoiceId = '' }) => !Object.hasOwn(updates, ChoiceId),
  )
  for (const [id, { Status }] of Object.entries(updates))
    if (Status === 'SELECTED') selected.add(id)
    else selected.delete(id)
  return {
    ...answer,
    SelectedChoices: [...selected],
    ChoiceAnswers: [
      ...others.map((each) => withStatus(each, selected)),
      ...Object.entries(updates).map(([ChoiceId, update]) => Object.assign({ ChoiceId }, update)),
    ],
    Notes: change.Notes ?? answer.Notes,
    IsApplicable: change.IsApplicable ?? answer.IsApplicable,
    Reason: change.Reason ?? answer.Reason,
  }
}

type ChoiceAnswer = NonNullable<Answer['ChoiceAnswers']>[number]

function withStatus(choice: ChoiceAnswer, selected: ReadonlySet<string>): ChoiceAnswer {
  if (selected.has(choice.ChoiceId ?? '')) return { ...choice, Status: 'SELECTED' }
  return choice.Status === 'SELECTED' ? { ...choice, Status: 'UNSELECTED' } : choice
}

/** The change that takes a change back. */
function inverse(answer: Answer, change: AnswerChange): AnswerChange {
  const touched = Object.keys(change.ChoiceUpdates ?? {})
  return {
    ...(change.SelectedChoices === undefined && touched.length === 0
      ? {}
      : { SelectedChoices: answer.SelectedChoices ?? [] }),
    ...(touched.length === 0
      ? {}
      : { ChoiceUpdates: Object.fromEntries(touched.map((id) => [id, updateOf(answer, id)])) }),
    ...(change.Notes === undefined ? {} : { Notes: answer.Notes ?? '' }),
    ...(change.IsApplicable === undefined
      ? {}
      : { IsApplicable: answer.IsApplicable ?? true, Reason: answer.Reason ?? 'NONE' }),
  }
}

function updateOf(answer: Answer, id: string) {
  const { Status, Reason, Notes } =
    answer.ChoiceAnswers?.find(({ ChoiceId }) => ChoiceId === id) ?? {}
  return { Status: Status ?? 'UNSELECTED', Reason: Reason ?? 'NONE', Notes: Notes ?? '' }
}
