import type { ToolContext } from '../context.ts'
import { type PageOf, pageThrough } from '../page.ts'
import type { AccountData, CheckData } from './check-data.ts'
import { type CheckQuery, type FoundChecks, readChecks } from './read-checks.ts'
import { type CheckStatus, judge, worstOf } from './status.ts'

/** The model's bound. */
const mostResources = 9999
const provider = 'TRUSTED_ADVISOR' as const

/**
 * Checks for a choice with the number of accounts by status, in the names of the wire. The provider is the only one
 * that the model knows; ids are those of Plinth's checks.
 */
export async function listCheckSummaries(context: ToolContext, query: CheckQuery) {
  const found = await readChecks(context, query)
  const page = pageThrough(found.checks, context.page, ({ id }) => id)
  return map(page, (check) => summarise(check, found))
}

/** Checks for a choice in every account that a run looked at, in the names of the wire. */
export async function listCheckDetails(context: ToolContext, query: CheckQuery) {
  const found = await readChecks(context, query)
  const all = found.checks.flatMap((check) => check.accounts.map((counts) => ({ check, counts })))
  const page = pageThrough(all, context.page, ({ check, counts }) =>
    JSON.stringify([check.id, counts.account]),
  )
  return map(page, ({ check, counts }) => detail(check, counts, found))
}

function summarise(check: CheckData, found: FoundChecks) {
  const counts: Partial<Record<CheckStatus, number>> = {}
  for (const each of check.accounts) {
    const { status } = judge(each, check.contradicts)
    counts[status] = (counts[status] ?? 0) + 1
  }
  const statuses = check.accounts.map((each) => judge(each, check.contradicts).status)
  return { ...describe(check, found), Status: worstOf(statuses), AccountSummary: counts }
}

function detail(check: CheckData, counts: AccountData, found: FoundChecks) {
  const { status, reason } = judge(counts, check.contradicts)
  const { account = '' } = counts
  return {
    ...describe(check, found),
    Status: status,
    Reason: reason,
    AccountId: /^\d{12}$/.test(account) ? account : undefined,
    FlaggedResources: counts.fail === 0 ? undefined : Math.min(counts.fail, mostResources),
  }
}

function describe({ id, title, summary }: CheckData, { at, place }: FoundChecks) {
  return {
    Id: id,
    Name: title ?? id,
    Description: summary,
    Provider: provider,
    UpdatedAt: at,
    ...place,
  }
}

function map<From, To>({ items, nextToken }: PageOf<From>, change: (item: From) => To) {
  return { items: items.map(change), nextToken }
}
