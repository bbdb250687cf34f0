import { getHome } from '../../../app/tool/home/home.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { home } from '../schemas-home.ts'
import { nothing } from './shared.ts'

/** Where everything stands. */
export const homeRoutes: readonly Route[] = [
  defineRoute({
    name: 'getHome',
    path: '/api/home',
    summary:
      'Risk by domain and workload, the trend by milestone, coverage, what is due and disputed.',
    parameters: nothing,
    query: nothing,
    reply: home,
    run: (context) => getHome(context),
  }),
]
