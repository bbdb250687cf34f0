import { queryOptions } from '@tanstack/react-query'
import { ApiError } from './http.ts'

/** A document that a frame can show. */
export interface ShownDocument {
  /** Address within this browser. */
  readonly url: string
  /** Its styles: the policy of the console refuses those that are written into a page. */
  readonly styles: string
}

/** The HTML document of a workload. @throws Error `missing` before the first review */
export const shownDocument = (workload: string) =>
  queryOptions({
    queryKey: ['document', workload] as const,
    gcTime: 60_000,
    retry: false,
    queryFn: async ({ signal }): Promise<ShownDocument> => {
      const reply = await fetch(`/api/workloads/${workload}/documents/html-static`, { signal })
      if (reply.status === 404) throw new Error('missing')
      if (!reply.ok) throw new ApiError(reply.status, 'document', await messageOf(reply))
      const styles: string[] = []
      const html = (await reply.text())
        .replaceAll(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
          styles.push(css)
          return ''
        })
        .replaceAll(' style="', ' data-style="')
      const url = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
      return { url, styles: styles.join('\n') }
    },
  })

async function messageOf(reply: Response): Promise<string> {
  const answer: unknown = await reply.json().catch(() => undefined)
  const message =
    typeof answer === 'object' && answer !== null && 'message' in answer
      ? answer.message
      : undefined
  return typeof message === 'string' ? message : `The server answered ${reply.status}.`
}

/** Puts the styles of a document on it. */
export function dress(page: Document | null, { styles }: ShownDocument): void {
  const view = page?.defaultView
  if (page === null || view === null || view === undefined) return
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(styles)
  page.adoptedStyleSheets = [sheet]
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? ''
}
