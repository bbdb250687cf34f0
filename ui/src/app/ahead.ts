import type { QueryExecuteOptions, QueryKey } from '@tanstack/react-query'
import { exposureQuery, pathsQuery, subjectsQuery } from '../data/access.ts'
import { disputesQuery, newestRun, runQuery, runsQuery } from '../data/api.ts'
import { attestationsQuery, filesQuery } from '../data/attestations.ts'
import { client } from '../data/client.ts'
import { findingCountsQuery, findingsQuery, findingTotalQuery } from '../data/findings.ts'
import { healthQuery, homeQuery, keysQuery } from '../data/home.ts'
import { lensesQuery, profilesQuery, templatesQuery, workloadsQuery } from '../data/library.ts'
import { fixTimesQuery, improvementsQuery, placesQuery } from '../data/pictures.ts'
import { planQuery } from '../data/plan.ts'
import { questionQuery, questionsQuery } from '../data/questions.ts'
import { securityQuery } from '../data/session.ts'
import { suppressionsQuery } from '../data/suppressions.ts'
import { usersQuery } from '../data/users.ts'
import { lensReviewsQuery, milestonesQuery, sharesQuery, workloadQuery } from '../data/workload.ts'
import { filterOf } from '../pages/findings/finding-filter.ts'
import { pageSizeOf } from '../parts/table-preferences.ts'

/** What an address says: the id in its path, and its query. */
export interface Address {
  readonly id: string
  readonly search: URLSearchParams
}

type Ahead = (address: Address) => void

/**
 * Asks for what a page reads first, before the page itself is there: data travels while scripts are loaded and run. A page that is
 * not listed asks when it is drawn.
 */
export function askAhead(path: string, address: Address): void {
  pages.get(path)?.(address)
}

const pages: ReadonlyMap<string, Ahead> = new Map<string, Ahead>([
  [
    '/',
    () => {
      ask(homeQuery)
      ask(fixTimesQuery())
    },
  ],
  ['/workloads', () => ask(workloadsQuery)],
  [
    '/workloads/$id',
    ({ id, search }) => {
      ask(workloadQuery(id))
      tabs.get(search.get('tab') ?? 'overview')?.({ id, search })
    },
  ],
  [
    '/workloads/$id/questions',
    ({ id, search }) => {
      ask(workloadQuery(id))
      askQuestions({ id, search })
    },
  ],
  [
    '/workloads/$id/report',
    ({ id }) => {
      ask(workloadQuery(id))
      ask(findingTotalQuery(id))
    },
  ],
  ['/findings', ofWorkload(askFindings)],
  ['/suppressions', ofWorkload(({ id }) => ask(suppressionsQuery(id)))],
  ['/plan', ofWorkload(({ id }) => ask(planQuery(id)))],
  ['/evidence', ofWorkload(askEvidence)],
  [
    '/runs',
    ofWorkload(({ id }) => {
      ask(runsQuery(id))
      ask(healthQuery(id))
    }),
  ],
  ['/access', askAccess],
  ['/improvements', askImprovements],
  ['/lenses', () => ask(lensesQuery)],
  ['/profiles', () => ask(profilesQuery)],
  ['/templates', () => ask(templatesQuery)],
  ['/users', () => ask(usersQuery)],
  ['/keys', () => ask(keysQuery)],
  ['/settings', () => ask(securityQuery)],
])

const tabs: ReadonlyMap<string, Ahead> = new Map<string, Ahead>([
  ['overview', ({ id }) => void askOverview(id)],
  ['review', askQuestions],
  ['findings', askFindings],
  ['plan', ({ id }) => ask(planQuery(id))],
  ['milestones', ({ id }) => ask(milestonesQuery(id))],
  ['evidence', askEvidence],
  ['properties', ({ id }) => ask(lensReviewsQuery(id))],
  ['shares', ({ id }) => ask(sharesQuery(id))],
])

/** The pictures come last: to count places takes the server longer than all the rest. */
async function askOverview(id: string): Promise<void> {
  ask(milestonesQuery(id))
  ask(fixTimesQuery(id))
  const newest = newestRun((await asked(runsQuery(id))) ?? [])
  if (newest === undefined) return
  ask(disputesQuery(id))
  await asked(runQuery(newest.id))
  ask(placesQuery(id))
}

function askQuestions({ id, search }: Address): void {
  ask(lensReviewsQuery(id))
  const lens = search.get('lens') ?? 'wellarchitected'
  ask(questionsQuery(id, lens))
  const question = search.get('q')
  if (question !== null) ask(questionQuery({ workload: id, lens, question }))
}

function askFindings({ id, search }: Address): void {
  const filter = filterOf(search)
  const sort = search.get('sort') ?? undefined
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? 1)) || 1)
  ask(findingsQuery(id, { ...filter, sort }, pageSizeOf('findings'), page))
  ask(findingCountsQuery(id, filter))
}

function askEvidence({ id }: Address): void {
  ask(attestationsQuery(id))
  ask(filesQuery(id))
}

function askImprovements({ search }: Address): void {
  const state = search.get('state') ?? 'open'
  const severity = search.get('severity') ?? undefined
  const workload = search.get('workload') ?? undefined
  void client.infiniteQuery(improvementsQuery({ state, severity, workload })).catch(() => undefined)
}

function askAccess({ search }: Address): void {
  ask(subjectsQuery)
  const tab = search.get('tab')
  if (tab === 'exposure') ask(exposureQuery)
  if (tab === 'paths') ask(pathsQuery(search.get('to') ?? 'admin', search.get('from') ?? undefined))
}

/** Pages that speak of the workload that their query names. */
function ofWorkload(page: Ahead): Ahead {
  return ({ search }) => {
    const id = search.get('workload')
    if (id !== null) {
      page({ id, search })
      ask(workloadQuery(id))
    }
    ask(workloadsQuery)
  }
}

type Query<Data, Key extends QueryKey> = QueryExecuteOptions<Data, Error, Data, Data, Key>

/** The answer; `undefined` where it is refused, which the page will say. */
async function asked<Data, Key extends QueryKey>(
  query: Query<Data, Key>,
): Promise<Data | undefined> {
  try {
    return await client.query(query)
  } catch {
    return undefined
  }
}

function ask<Data, Key extends QueryKey>(query: Query<Data, Key>): void {
  void asked(query)
}
