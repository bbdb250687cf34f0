import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { lineOf } from './answer-line.ts'
import { questionQuery, type QuestionPlace } from './questions.ts'

/** An answer that is shown as changed at once, saved in order, and can be taken back. */
export function useAnswer(place: QuestionPlace) {
  const line = lineOf(place)
  const state = useSyncExternalStore(line.subscribe, line.state)
  // While changes are on their way, a read would bring back what was.
  const query = useQuery({ ...questionQuery(place), enabled: state.waiting === 0 })
  const { save, undo, retry, settle } = line
  return { query, view: query.data, ...state, save, undo, retry, settle }
}
