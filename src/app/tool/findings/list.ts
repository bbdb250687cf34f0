import { outcomes, type Outcome, severities, type Severity } from '../../../model/check.ts'
import { findingRuns } from '../../../store/findings.ts'
import {
  countFindings as countRows,
  countOutcomes,
  type FindingColumn,
  type FindingFilter,
  type FindingSort,
  findFindings,
  type OutcomeCount,
  tallyFindings,
} from '../../../store/find-findings.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { readPage } from '../store-page.ts'
import { ToolError } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeFinding } from './describe.ts'
import { knownChecks } from './known-checks.ts'
import { checksOf } from './security-lens.ts'

/** What findings are asked for; of several values of one kind any may match. */
export interface FindingQuery {
  readonly finding?: readonly string[] | undefined
  readonly outcome?: readonly (Outcome | 'suppressed')[] | undefined
  readonly severity?: readonly Severity[] | undefined
  readonly check?: readonly string[] | undefined
  /** Ids or numbers. */
  readonly question?: readonly string[] | undefined
  readonly practice?: readonly string[] | undefined
  readonly service?: readonly string[] | undefined
  readonly type?: readonly string[] | undefined
  readonly resource?: readonly string[] | undefined
  readonly ofAccount?: readonly string[] | undefined
  readonly ofRegion?: readonly string[] | undefined
  readonly file?: readonly string[] | undefined
  /** Only outcomes that are not older; milliseconds. */
  readonly since?: number | undefined
  /** Part of the resource, its name or the title of the check. */
  readonly text?: string | undefined
}

export type ShownFinding = ReturnType<typeof describeFinding>

/** The most urgent first. */
export const usualSort: readonly FindingSort[] = [
  { column: 'outcome', descending: false },
  { column: 'severity', descending: false },
]

/** The findings of the newest run, narrowed and sorted by the store. @param skip findings before the page */
export async function listFindings(
  context: ToolContext,
  id: string,
  query: FindingQuery,
  sort: readonly FindingSort[] = usualSort,
  skip = 0,
): Promise<PageOf<ShownFinding> & { readonly run: string; readonly total: number }> {
  const filter = await filterFor(context, id, query)
  const page = await readPage(context, (request) =>
    findFindings(context.db, filter, sort, request, skip),
  )
  return {
    run: filter.run,
    ...page,
    items: page.items.map((row) => describeFinding(row, context.now)),
    total: await countRows(context.db, filter),
  }
}

/** Values of one column that are shown in counts. */
const mostValues = 50

/** How many findings a query has, by everything that it can be narrowed by. */
export async function countFindings(context: ToolContext, id: string, query: FindingQuery) {
  const filter = await filterFor(context, id, query)
  const { db } = context
  const counts = await countOutcomes(db, filter)
  const tally = await tallyFindings(db, filter, mostValues)
  return {
    run: filter.run,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    outcomes: byOutcome(counts),
    severities: bySeverity(counts),
    checks: tally.check_id.map(({ value, count }) => ({
      value,
      title: knownChecks.get(value)?.title ?? value,
      count,
    })),
    services: tally.service,
    types: tally.type,
    accounts: tally.account,
    regions: tally.region,
    files: tally.source,
  }
}

/** Findings by outcome; suppressed failures apart. */
export function byOutcome(counts: readonly OutcomeCount[]): Record<Outcome | 'suppressed', number> {
  const sums = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0, suppressed: 0 }
  for (const { outcome, hidden, count } of counts)
    sums[hidden ? 'suppressed' : (outcomes[outcome] ?? 'unknown')] += count
  return sums
}

/** Failures that nobody suppressed, by severity. */
export function bySeverity(counts: readonly OutcomeCount[]): Record<Severity, number> {
  const sums = { critical: 0, high: 0, medium: 0, low: 0 }
  for (const { outcome, severity, hidden, count } of counts)
    if (outcome === outcomes.indexOf('fail') && !hidden)
      sums[severities[severity] ?? 'low'] += count
  return sums
}

async function filterFor(
  context: ToolContext,
  id: string,
  query: FindingQuery,
): Promise<FindingFilter> {
  const run = await findingRunOf(context, id)
  return { run, now: context.now, ...narrow(query) }
}

/** The run that has the findings of a workload. @throws ToolError not-found before the first */
export async function findingRunOf(context: ToolContext, id: string): Promise<string> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const run = (await findingRuns(context.db, [workload.id])).get(workload.id)
  if (run !== undefined) return run
  throw new ToolError('not-found', `No review of the workload ${workload.name} was saved yet.`, {
    resourceType: 'RUN',
    resourceId: workload.id,
  })
}

function narrow(query: FindingQuery): Omit<FindingFilter, 'run' | 'now'> {
  const { outcome, severity, since, text } = query
  const checks = checksAsked(query)
  const values: Partial<Record<FindingColumn, readonly (string | number)[]>> = {}
  const set = (column: FindingColumn, given: readonly (string | number)[] | undefined) => {
    if (given !== undefined) values[column] = given
  }
  set('id', query.finding)
  set('check_id', checks)
  set(
    'severity',
    severity?.map((each) => severities.indexOf(each)),
  )
  set('service', query.service)
  set('type', query.type)
  set('resource', query.resource)
  set('account', query.ofAccount)
  set('region', query.ofRegion)
  set('source', query.file)
  return {
    values,
    ...(outcome === undefined
      ? {}
      : { outcomes: outcome.map((o) => (o === 'suppressed' ? 'hidden' : outcomes.indexOf(o))) }),
    ...(since === undefined ? {} : { since }),
    ...(text === undefined ? {} : { search: { text, checks: checksTitled(text) } }),
  }
}

/** Checks that a query names, whether by id, question or practice: all of these must hold. */
function checksAsked({ check, question, practice }: FindingQuery): readonly string[] | undefined {
  const sets = [check, question?.flatMap(checksOf), practice?.flatMap(checksOf)].filter(
    (set) => set !== undefined,
  )
  const [first, ...others] = sets
  return first?.filter((id) => others.every((set) => set.includes(id)))
}

function checksTitled(text: string): readonly string[] {
  const wanted = text.toLowerCase()
  return [...knownChecks.values()]
    .filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted))
    .map(({ id }) => id)
}
