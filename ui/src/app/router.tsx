import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { client } from '../data/client.ts'
import { sessionQuery } from '../data/session.ts'
import { Failure } from '../parts/failure.tsx'
import { NotFound } from '../pages/not-found.tsx'
import { t } from '../strings/en.ts'
import { askAhead } from './ahead.ts'
import { lasting } from './lasting-import.ts'
import { CallerContext } from './may.ts'
import { Navigation } from './navigation.tsx'
import { Shell } from './shell.tsx'
import { TopBar } from './top-bar.tsx'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => (
    <main className="alone">
      <Failure error={error} retry={reset} />
    </main>
  ),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in.tsx')),
})

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  loader: async ({ location }) => {
    const session = await client.ensureQueryData(sessionQuery)
    if (session.state === 'signed-in') return
    const to = location.href === '/' ? '' : `?to=${encodeURIComponent(location.href)}`
    throw redirect({ href: `/sign-in${to}` })
  },
  component: function Frame() {
    const { data } = useQuery(sessionQuery)
    return data?.state === 'signed-in' ? (
      <CallerContext value={data}>
        <Shell
          top={<TopBar session={data} />}
          navigation={<Navigation />}
          home={{ text: t.shell.navigation.home, href: '/' }}
          live
        />
      </CallerContext>
    ) : null
  },
})

type Page = { readonly default: ComponentType }

interface Loading {
  readonly params: { readonly id?: string }
  readonly location: { readonly searchStr: string }
}

const page = (path: string, load: () => Promise<Page>) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(lasting(load)),
    loader: ({ params, location }: Loading) =>
      askAhead(path, { id: params.id ?? '', search: new URLSearchParams(location.searchStr) }),
  })

const pages = [
  page('/', () => import('../pages/home/home.tsx')),
  page('/workloads', () => import('../pages/workloads/workloads.tsx')),
  page('/define-workload', () => import('../pages/define/define.tsx')),
  page('/workloads/$id', () => import('../pages/workload/workload.tsx')),
  page('/workloads/$id/questions', () => import('../pages/question/question.tsx')),
  page('/lenses', () => import('../pages/lenses/lenses.tsx')),
  page('/profiles', () => import('../pages/profiles/profiles.tsx')),
  page('/templates', () => import('../pages/templates/templates.tsx')),
  page('/shares', () => import('../pages/shares/invitations.tsx')),
  page('/notifications', () => import('../pages/notifications/notifications.tsx')),
  page('/settings', () => import('../pages/settings/settings.tsx')),
  page('/plan', () => import('../pages/plan/plan.tsx')),
  page('/suppressions', () => import('../pages/findings/suppressions.tsx')),
  page('/template', () => import('../pages/templates/template-answers.tsx')),
  page('/improvements', () => import('../pages/improvements/improvements.tsx')),
  page('/evidence', () => import('../pages/evidence/evidence.tsx')),
  page('/runs', () => import('../pages/runs/runs.tsx')),
  page('/users', () => import('../pages/users/users.tsx')),
  page('/keys', () => import('../pages/keys/keys.tsx')),
  page('/audit', () => import('../pages/audit/audit.tsx')),
  page('/workloads/$id/report', () => import('../pages/report/report.tsx')),
  page('/findings', () => import('../pages/findings/findings.tsx')),
  page('/access', () => import('../pages/access/access.tsx')),
]

/** Search parameters stay as people read them: words, not JSON. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, frame.addChildren(pages)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
