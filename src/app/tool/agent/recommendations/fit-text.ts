import { cutText } from '../../../../lib/cut-text.ts'
import { printable } from '../../../../lib/printable.ts'

/** Length that the API wants, in UTF-16 units. */
export interface Fit {
  readonly min: number
  readonly max: number
}

/**
 * One line in the length that the API wants: the first text, then as many of the others as it takes to be long enough
 * and as fit in whole; what is still too long is cut.
 */
export function fitText({ min, max }: Fit, first: string, ...more: readonly string[]): string {
  let text = printable(first).trim()
  for (const each of more) {
    const longer = `${text} ${printable(each).trim()}`.trim()
    if (text.length >= min && longer.length > max) break
    text = longer
  }
  return cutText(text, max)
}
