import { t } from '../strings/en.ts'
import { ApiError } from './http.ts'

export interface Explained {
  readonly title: string
  readonly sentence: string
  /** What the reader can do about it. */
  readonly help: string
  readonly retry: boolean
}

/** What went wrong, in words for the page: what happened, and what to do. */
export function explainError(error: unknown): Explained {
  if (!(error instanceof ApiError))
    return {
      ...t.errors.bug,
      sentence: error instanceof Error ? error.message : String(error),
      retry: true,
    }
  const sentence = error.message
  if (error.status === 0) return { ...t.errors.unreachable, retry: true }
  if (error.status === 401) return { ...t.errors.signedOut, sentence, retry: false }
  if (error.status === 403) return { ...t.errors.forbidden, sentence, retry: false }
  if (error.status === 404) return { ...t.errors.missing, sentence, retry: false }
  if (error.status === 409) return { ...t.errors.conflict, sentence, retry: true }
  if (error.status === 429) return { ...t.errors.busy, sentence, retry: true }
  if (error.status >= 500) return { ...t.errors.server, sentence, retry: true }
  return { ...t.errors.refused, sentence, retry: false }
}
