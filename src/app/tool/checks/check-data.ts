import { z } from 'zod'
import { unknownReasons, type UnknownReason } from '../../../model/unknown.ts'
import type { ItemEvidence, PracticeReview } from '../../../model/review.ts'
import type { EvidenceRow } from '../../../store/schema.ts'

const count = z.number().int().nonnegative()
const account = z.object({
  account: z.string().exactOptional(),
  pass: count,
  fail: count,
  notApplicable: count,
  /** Failures that do not count for now. */
  suppressed: count,
  /** Why something could not be judged, each reason once. */
  unknown: z.array(z.enum(unknownReasons)),
})
const check = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  summary: z.string(),
  /** Whether a failure contradicts the practice or only fails to support it. */
  contradicts: z.boolean(),
  accounts: z.array(account),
})
/** What evidence rows keep of checks. */
export const keptChecks = z.object({ checks: z.array(check) })

/** As many accounts as the Tool counts for a check; those in trouble first. */
export const mostAccounts = 101

/** What a run found with one check for one choice, by account. */
export type CheckData = z.infer<typeof check>
export type AccountData = CheckData['accounts'][number]

/** The checks of a practice, as `checks` in the data of an evidence row. Statements of people are no checks. */
export function checkData({ evidence }: Pick<PracticeReview, 'evidence'>): readonly CheckData[] {
  return evidence.flatMap((item) => ('check' in item.item ? [describe(item, item.item)] : []))
}

/** The checks that an evidence row keeps; none where a run kept no such thing. */
export function checksOf({ data }: Pick<EvidenceRow, 'data'>): readonly CheckData[] {
  return keptChecks.safeParse(data).data?.checks ?? []
}

function describe(
  { findings, blind, summary }: ItemEvidence,
  item: { readonly check: string; readonly contradicts: boolean },
): CheckData {
  const accounts = new Map<string | undefined, AccountData>()
  for (const { resource, outcome, reason, suppressed } of findings) {
    const counts = accountIn(accounts, resource.account)
    if (suppressed !== undefined) counts.suppressed += 1
    else if (outcome === 'pass') counts.pass += 1
    else if (outcome === 'fail') counts.fail += 1
    else if (outcome === 'not-applicable') counts.notApplicable += 1
    else note(counts, reason ?? 'failed')
  }
  for (const { unknown, gap } of blind) note(accountIn(accounts, gap?.account), unknown.$unknown)
  const { title } = findings[0]?.check ?? blind[0]?.check ?? {}
  return {
    id: item.check,
    ...(title === undefined ? {} : { title }),
    summary,
    contradicts: item.contradicts,
    accounts: [...accounts.values()]
      .toSorted((a, b) => trouble(b) - trouble(a))
      .slice(0, mostAccounts),
  }
}

/** Failures before what was not seen, before the rest. */
function trouble({ fail, unknown }: AccountData): number {
  return (fail > 0 ? 2 : 0) + (unknown.length > 0 ? 1 : 0)
}

function accountIn(
  accounts: Map<string | undefined, AccountData>,
  id: string | undefined,
): AccountData {
  const known = accounts.get(id)
  if (known !== undefined) return known
  const counts = { pass: 0, fail: 0, notApplicable: 0, suppressed: 0, unknown: [] }
  const added: AccountData = id === undefined ? counts : { account: id, ...counts }
  accounts.set(id, added)
  return added
}

function note(counts: AccountData, reason: UnknownReason): void {
  if (!counts.unknown.includes(reason)) counts.unknown.push(reason)
}
