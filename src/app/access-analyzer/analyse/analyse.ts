import {
  insertAccessFindings,
  listAccessFindings,
  updateAccessFinding,
} from '../../../store/access-findings.ts'
import { listArchiveRules, updateAnalyzer } from '../../../store/access-analyzers.ts'
import type { Tx } from '../../../store/db.ts'
import type {
  AccessAnalyzerRow,
  AccessFindingData,
  AccessFindingRow,
  AnalyzedResourceData,
} from '../../../store/schema.ts'
import { type Gap, hidesType } from '../../../model/gap.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import { matchesFilter } from '../filter/filter.ts'
import type { SeenEstate } from '../snapshot/load-estate.ts'
import { type Found, findingIdOf } from './found.ts'
import { lookInto } from './look-into.ts'

/** Findings of one analyzer; what is beyond is told by one finding more. */
const mostFindings = 20_000

/**
 * Analyses what the newest runs saw and brings the findings of an analyzer in line with it: new ones are active, or
 * archived where a rule says so; those that are no more are resolved; those that come back are active again.
 * @param changed milliseconds since the epoch
 */
export async function analyse(
  tx: Tx,
  analyzer: AccessAnalyzerRow,
  seen: SeenEstate,
  now: number,
): Promise<void> {
  const { found, resources } = lookInto(analyzer, seen, now)
  const looked = new Set(resources.map(({ arn }) => arn))
  await reconcile(tx, analyzer, bounded(found, analyzer), { looked, gaps: seen.gaps })
  await updateAnalyzer(tx, analyzer.id, 'any', {
    data: { ...analyzer.data, analyzed: now, resources, ...lastOf(resources) },
  })
}

function lastOf(resources: readonly AnalyzedResourceData[]) {
  const last = resources.at(-1)?.arn
  return last === undefined ? {} : { lastResource: last }
}

function bounded(found: readonly Found[], analyzer: AccessAnalyzerRow): readonly Found[] {
  if (found.length <= mostFindings) return found
  const error = `UNDECIDED: ${found.length - mostFindings} findings more were left out`
  const [first] = found
  const { type = 'ExternalAccess', resourceType = 'AWS::IAM::Role' } = first?.data ?? {}
  const rest = { resource: analyzer.id, resourceType }
  const data = { type, ...rest, account: analyzer.account, condition: {}, error }
  return [...found.slice(0, mostFindings), { data, about: ['left-out'] }]
}

async function reconcile(
  tx: Tx,
  analyzer: AccessAnalyzerRow,
  found: readonly Found[],
  { looked, gaps }: { readonly looked: ReadonlySet<string>; readonly gaps: readonly Gap[] },
): Promise<void> {
  const rules = await listArchiveRules(tx, analyzer.id)
  const before = new Map((await listAccessFindings(tx, analyzer.id)).map((row) => [row.id, row]))
  const added: Pick<AccessFindingRow, 'analyzer' | 'id' | 'status' | 'data'>[] = []
  const ids = new Set<string>()
  for (const one of found) {
    const id = findingIdOf(analyzer.id, one)
    if (ids.has(id)) continue
    ids.add(id)
    const row = before.get(id)
    const fresh = { id, status: 'ACTIVE' as const, data: one.data }
    const archived = rules.some(({ data }) => matchesFilter(fresh, data.filter))
    const status = archived ? 'ARCHIVED' : 'ACTIVE'
    if (row === undefined) added.push({ analyzer: analyzer.id, id, status, data: one.data })
    else await bringUp(tx, row, one.data, status)
  }
  await insertAccessFindings(tx, added)
  for (const row of before.values())
    if (
      !ids.has(row.id) &&
      row.status !== 'RESOLVED' &&
      !isFromLogs(row, looked) &&
      (looked.has(row.data.resource) || !mayBeThere(row, gaps))
    )
      await updateAccessFinding(tx, row, { status: 'RESOLVED' })
}

/** What a person decided of a finding stands until it is resolved. */
async function bringUp(
  tx: Tx,
  row: AccessFindingRow,
  data: AccessFindingData,
  fresh: AccessFindingRow['status'],
): Promise<void> {
  const status = row.status === 'RESOLVED' ? fresh : row.status
  const same = canonicalJson(row.data) === canonicalJson(data)
  if (same && status === row.status) return
  await updateAccessFinding(tx, row, { status, data })
}

/** Whether what a finding is about may only not have been listed this time. */
function mayBeThere({ data }: AccessFindingRow, gaps: readonly Gap[]): boolean {
  const [, , , region = ''] = data.resource.split(':')
  return gaps.some(
    (gap) =>
      hidesType(gap, data.resourceType) &&
      (gap.account ?? data.account) === data.account &&
      (gap.region === undefined || region === '' || gap.region === region),
  )
}

/** What logs said of someone who still exists is not looked at here. */
function isFromLogs({ data }: AccessFindingRow, looked: ReadonlySet<string>): boolean {
  return data.type === 'UnusedPermission' && looked.has(data.resource)
}
