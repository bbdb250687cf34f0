import 'virtual:theme.css'
import './base.css'
import './access.css'
import I18nProvider from '@cloudscape-design/components/i18n'
import english from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { flash } from './app/flash.ts'
import { applyPreferences } from './app/preferences.ts'
import { router } from './app/router.tsx'
import { isAnswering, onUnsaved } from './data/answer-line.ts'
import { client } from './data/client.ts'
import { explainError } from './data/explain-error.ts'
import { onSignedOut } from './data/http.ts'
import { questionQuery } from './data/questions.ts'
import { t } from './strings/en.ts'

applyPreferences()
onSignedOut(() => {
  if (location.pathname === '/sign-in') return
  client.removeQueries({ queryKey: ['session'] })
  router.history.push(`/sign-in?to=${encodeURIComponent(router.state.location.href)}`)
})

onUnsaved((place, error) => {
  const { workload, lens, question } = place
  const view = client.getQueryData(questionQuery(place).queryKey)
  const parameters = new URLSearchParams({ lens, q: question })
  flash({
    type: 'error',
    text: `${t.question.unsaved(view?.number ?? view?.title ?? question)} ${explainError(error).sentence}`,
    action: {
      label: t.common.open,
      run: () => router.history.push(`/workloads/${workload}/questions?${parameters}`),
    },
  })
})
addEventListener('beforeunload', (event) => {
  if (isAnswering()) event.preventDefault()
})

const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale="en" messages={[english]}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )
