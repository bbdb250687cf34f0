import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { Shell } from '../app/shell.tsx'
import Findings from '../pages/findings/findings.tsx'
import { NotFound } from '../pages/not-found.tsx'
import Plan from '../pages/plan/plan.tsx'
import Question from '../pages/question/question.tsx'
import Workload from '../pages/workload/workload.tsx'
import { Failure } from '../parts/failure.tsx'
import { t } from '../strings/en.ts'
import { DocumentNavigation, start } from './navigation.tsx'
import { Gaps, LeftOut } from './pages/gaps.tsx'
import { OnePage } from './pages/one-page.tsx'
import { Responsibility } from './pages/responsibility.tsx'
import type { EmbeddedReview } from './review.ts'
import { DocumentTopBar } from './top-bar.tsx'

/** The pages of the console that show a review; their addresses are after the `#` of the file's. */
export function documentRouter(review: EmbeddedReview) {
  const root = createRootRoute({
    component: () => (
      <Shell
        top={<DocumentTopBar />}
        navigation={<DocumentNavigation />}
        home={{ text: review.workload.name, href: start }}
        live={false}
      />
    ),
    notFoundComponent: NotFound,
    errorComponent: ({ error, reset }) => (
      <main className="alone">
        <Failure error={error} retry={reset} />
      </main>
    ),
  })
  const page = (path: string, component: () => ReactNode) =>
    createRoute({ getParentRoute: () => root, path, component })
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ href: start, replace: true })
    },
    component: Outlet,
  })
  return createRouter({
    routeTree: root.addChildren([
      home,
      page('/workloads/$id', () => (
        <SpaceBetween size="m">
          <LeftOut review={review} />
          <Workload />
          <Box color="text-body-secondary">{t.document.notHeld}</Box>
        </SpaceBetween>
      )),
      page('/workloads/$id/questions', Question),
      page('/findings', Findings),
      page('/plan', Plan),
      page('/runs', () => <Gaps review={review} />),
      page('/responsibility', () => <Responsibility review={review} />),
      page('/page', OnePage),
    ]),
    history: createHashHistory(),
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
  })
}
