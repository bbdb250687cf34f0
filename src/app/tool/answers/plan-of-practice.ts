import type { Practice } from '../../../model/lens.ts'

/** How a practice is improved: what its lens says, else its page. */
export function planOfPractice({ improvement, title, link }: Practice): {
  readonly text: string
  readonly link: string | undefined
} {
  return { text: improvement?.text ?? title, link: improvement?.link ?? link }
}
