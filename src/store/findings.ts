import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { storableRow } from './encode.ts'
import { digestFindings } from './finding-digest.ts'
import { find, insert, remove } from './rows.ts'
import type {
  FindingResourceRow,
  FindingRow,
  FindingSetData,
  FindingSetRow,
  SuppressionRow,
} from './schema.ts'

export type NewFinding = Omit<FindingRow, 'run' | 'suppression' | 'hidden'>
export type NewFindingResource = Omit<FindingResourceRow, 'run'>

export interface NewFindingSet {
  readonly run: string
  readonly workload: string
  /** Distinct ids, in order. */
  readonly findings: readonly NewFinding[]
  /** Distinct entries, in order. */
  readonly resources: readonly NewFindingResource[]
  readonly leftOut: number
  readonly review: FindingSetData['review']
}

/** Rows of one statement: few enough for its text, many enough for its speed. */
const batch = 500

/** Stores all findings of a run; those of an earlier run of the workload go. */
export async function replaceFindings(tx: Tx, given: NewFindingSet): Promise<void> {
  const { run, workload, leftOut, review } = given
  const old = await sql<{ run: string }>`select run from finding_set
    where workload = ${workload} order by run`.execute(tx)
  for (const set of old.rows) await remove(tx, 'finding_set', { run: set.run })
  const findings = given.findings.map(storableRow)
  const resources = given.resources.map(storableRow)
  const counts = { findings: findings.length, resources: resources.length }
  const digest = digestFindings(findings, resources)
  await insert(tx, 'finding_set', { run, workload, data: { ...counts, digest, leftOut, review } })
  for (let start = 0; start < findings.length; start += batch)
    await sql`insert into finding (run, id, check_id, outcome, severity, service, type, resource, name, account, region,
        source, since, first, entry, data)
      select ${run}, r.* from jsonb_to_recordset(${JSON.stringify(findings.slice(start, start + batch))}::jsonb)
        as r(id text, check_id text, outcome smallint, severity smallint, service text, type text, resource text,
          name text, account text, region text, source text, since bigint, first bigint, entry text, data jsonb)`.execute(
      tx,
    )
  for (let start = 0; start < resources.length; start += batch)
    await sql`insert into finding_resource (run, entry, data)
      select ${run}, r.* from jsonb_to_recordset(${JSON.stringify(resources.slice(start, start + batch))}::jsonb)
        as r(entry text, data jsonb)`.execute(tx)
}

/** The findings of a workload's newest run, as one; `undefined` before the first. */
export async function findingSetOf(
  db: Db | Tx,
  workload: string,
): Promise<FindingSetRow | undefined> {
  const { rows } =
    await sql<FindingSetRow>`select * from finding_set where workload = ${workload}`.execute(db)
  return rows[0]
}

/** Which run of each workload has the findings. */
export async function findingRuns(
  db: Db | Tx,
  workloads: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (workloads.length === 0) return new Map()
  const { rows } = await sql<{
    workload: string
    run: string
  }>`select workload, run from finding_set
    where workload in (${sql.join(workloads)})`.execute(db)
  return new Map(rows.map(({ workload, run }) => [workload, run]))
}

export async function getFinding(
  db: Db | Tx,
  run: string,
  id: string,
): Promise<FindingRow | undefined> {
  const { rows } =
    await sql<FindingRow>`select * from finding where run = ${run} and id = ${id}`.execute(db)
  return rows[0]
}

/** The resource of a finding. */
export async function getFindingResource(
  db: Db | Tx,
  run: string,
  entry: string,
): Promise<FindingResourceRow | undefined> {
  const { rows } = await sql<FindingResourceRow>`select * from finding_resource
    where run = ${run} and entry = ${entry}`.execute(db)
  return rows[0]
}

/** What the next run takes over from a finding. */
export interface FindingPast extends Pick<FindingRow, 'id' | 'outcome' | 'since' | 'first'> {
  readonly history: FindingRow['data']['history']
}

/** The past of every finding of a run. */
export async function listFindingPasts(db: Db | Tx, run: string): Promise<readonly FindingPast[]> {
  const { rows } =
    await sql<FindingPast>`select id, outcome, since, first, data->'history' as history
    from finding where run = ${run}`.execute(db)
  return rows
}

/** All findings of some checks, or of all, and their resources, in the order of their keys. */
export async function readFindings(
  db: Db | Tx,
  run: string,
  checks?: readonly string[],
): Promise<{
  readonly findings: readonly FindingRow[]
  readonly resources: ReadonlyMap<string, FindingResourceRow['data']>
}> {
  if (checks?.length === 0) return { findings: [], resources: new Map() }
  const some = checks === undefined ? sql`` : sql`and check_id in (${sql.join(checks)})`
  const findings = await sql<FindingRow>`select * from finding
    where run = ${run} ${some} order by id`.execute(db)
  const entries = checks && [...new Set(findings.rows.map(({ entry }) => entry))].toSorted()
  return { findings: findings.rows, resources: await readResources(db, run, entries) }
}

/** Resources of a run in the order of their keys, or those named: a subquery would let the database pick a join of all with all. */
async function readResources(
  db: Db | Tx,
  run: string,
  entries: readonly string[] | undefined,
): Promise<ReadonlyMap<string, FindingResourceRow['data']>> {
  const read = async (some: RawBuilder<unknown>) => {
    const { rows } = await sql<Pick<FindingResourceRow, 'entry' | 'data'>>`select entry, data
      from finding_resource where run = ${run} ${some} order by entry`.execute(db)
    return rows.map(({ entry, data }) => [entry, data] as const)
  }
  if (entries === undefined) return new Map(await read(sql``))
  const found = new Map<string, FindingResourceRow['data']>()
  for (let start = 0; start < entries.length; start += batch) {
    const some = sql.join(entries.slice(start, start + batch))
    for (const [entry, data] of await read(sql`and entry in (${some})`)) found.set(entry, data)
  }
  return found
}

/** What suppressions go by. */
export type FindingHead = Pick<
  FindingRow,
  'id' | 'check_id' | 'resource' | 'name' | 'account' | 'region' | 'hidden'
>

/** Failed findings of some checks. */
export async function listFailures(
  db: Db | Tx,
  run: string,
  checks: readonly string[],
): Promise<readonly FindingHead[]> {
  if (checks.length === 0) return []
  const { rows } =
    await sql<FindingHead>`select id, check_id, resource, name, account, region, hidden
    from finding where run = ${run} and outcome = 0 and check_id in (${sql.join(checks)}) order by id`.execute(
      db,
    )
  return rows
}

/** Check → how many of its findings have an outcome and are not hidden. */
export async function countFailures(
  db: Db | Tx,
  { run, now }: { readonly run: string; readonly now: number },
  outcome: number,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ check_id: string; n: number }>`select check_id, count(*)::int as n
    from finding where run = ${run} and outcome = ${outcome} and not coalesce(hidden > ${now}, false)
    group by check_id`.execute(db)
  return new Map(rows.map(({ check_id, n }) => [check_id, n]))
}

/** Which checks the given findings are of. */
export async function checksOfFindings(
  db: Db | Tx,
  run: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; check_id: string }>`select id, check_id from finding
    where run = ${run} and outcome = 0 and id in (${sql.join(ids)})`.execute(db)
  return new Map(rows.map(({ id, check_id }) => [id, check_id]))
}

/** A suppression that hides a finding. */
export interface Hiding extends Pick<SuppressionRow, 'expires'> {
  readonly finding: string
  /** Id of the suppression. */
  readonly suppression: string
}

/**
 * Hides findings until a moment. What is hidden follows from suppressions, which are audited; so the marks themselves
 * are not.
 */
export async function hideFindings(tx: Tx, run: string, hidings: readonly Hiding[]): Promise<void> {
  for (let start = 0; start < hidings.length; start += batch)
    await sql`update finding as f set suppression = r.suppression, hidden = r.expires
      from jsonb_to_recordset(${JSON.stringify(hidings.slice(start, start + batch))}::jsonb)
        as r(finding text, suppression text, expires bigint)
      where f.run = ${run} and f.id = r.finding`.execute(tx)
}

/** Shows again what a suppression hid. */
export async function showFindings(tx: Tx, run: string, suppression: string): Promise<void> {
  await sql`update finding set suppression = null, hidden = null
    where run = ${run} and suppression = ${suppression}`.execute(tx)
}

export function findFindingSet(db: Db | Tx, run: string): Promise<FindingSetRow | undefined> {
  return find(db, 'finding_set', { run })
}
