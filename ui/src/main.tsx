import 'virtual:theme.css'
import './base.css'
import './access.css'
import I18nProvider from '@cloudscape-design/components/i18n'
import english from '@cloudscape-design/components/i18n/messages/all.en'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { applyPreferences } from './app/preferences.ts'
import { router } from './app/router.tsx'
import { client } from './data/client.ts'
import { onSignedOut } from './data/http.ts'

applyPreferences()
onSignedOut(() => {
  if (location.pathname === '/sign-in') return
  client.removeQueries({ queryKey: ['session'] })
  router.history.push(`/sign-in?to=${encodeURIComponent(router.state.location.href)}`)
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
