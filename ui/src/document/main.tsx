import 'virtual:theme.css'
import '../base.css'
import I18nProvider from '@cloudscape-design/components/i18n'
import english from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { applyPreferences } from '../app/preferences.ts'
import { client } from '../data/client.ts'
import { answerBy } from '../data/http.ts'
import { t } from '../strings/en.ts'
import { answerFrom } from './answers/answer-request.ts'
import { readReview } from './review.ts'
import { documentRouter } from './router.tsx'

/** Starts the application on the review that its file holds. */
function start(root: HTMLElement): void {
  const styles = document.getElementById('application-style')
  styles?.setAttribute('media', 'all')
  applyPreferences()
  const review = readReview()
  answerBy(answerFrom(review))
  // What the file holds never changes.
  client.setDefaultOptions({ queries: { staleTime: Infinity, gcTime: Infinity, retry: false } })
  createRoot(root).render(
    <I18nProvider locale="en" messages={[english]}>
      <QueryClientProvider client={client}>
        <RouterProvider router={documentRouter(review)} />
      </QueryClientProvider>
    </I18nProvider>,
  )
}

const root = document.getElementById('root')
if (root !== null)
  try {
    start(root)
  } catch (error) {
    root.textContent = t.document.damaged
    throw error
  }
