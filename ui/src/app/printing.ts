import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

const paper = matchMedia('print')

/** Whether the page is being printed: lists then show all they have. */
export function usePrinting(): boolean {
  return useSyncExternalStore(follow, () => paper.matches)
}

function follow(listener: () => void): () => void {
  // The picture of the page is taken as soon as this returns.
  const change = () => flushSync(listener)
  paper.addEventListener('change', change)
  return () => paper.removeEventListener('change', change)
}
