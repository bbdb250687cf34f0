import type { Review } from '../model/review.ts'

export interface DocumentOptions {
  /** Whether a terminal document may use colour. It never carries meaning alone. */
  readonly color: boolean
  /** Width of the terminal in columns. */
  readonly columns: number
  /** Absolute path of the working directory: files below it are named relative to it. */
  readonly cwd: string
}

/**
 * Writes a review as a document, in chunks, so that a million findings never make one string.
 * Pure: the same review and options give the same bytes.
 */
export type WriteDocument = (review: Review, options: DocumentOptions) => Iterable<string>
