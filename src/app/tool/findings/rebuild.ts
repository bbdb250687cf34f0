import { isoDate } from '../../../lib/time.ts'
import { outcomes } from '../../../model/check.ts'
import type { AppliedSuppression, Blind, Evaluation, Finding } from '../../../model/finding.ts'
import type { Resource } from '../../../model/resource.ts'
import type { Db, Tx } from '../../../store/db.ts'
import { readFindings } from '../../../store/findings.ts'
import type { FindingRow, SuppressionRow } from '../../../store/schema.ts'
import { activeSuppressions } from '../../../store/suppressions.ts'
import { fromFile } from './describe.ts'
import { knownChecks } from './known-checks.ts'
import { readResource } from './read-resource.ts'
import type { ReviewData } from './review-data.ts'

/**
 * What the engines said of the newest run, from the store, with what is suppressed now.
 * @param checks only these; absent: all
 */
export async function rebuildEvaluation(
  db: Db | Tx,
  where: { readonly run: string; readonly workload: string; readonly now: number },
  review: ReviewData,
  checks?: readonly string[],
): Promise<Evaluation> {
  const rows = await readFindings(db, where.run, checks)
  const active = await activeSuppressions(db, where.workload, where.now, checks)
  const suppressions = new Map(active.map((row) => [row.id, row]))
  const resources = new Map<string, Resource>()
  for (const [entry, data] of rows.resources) {
    const resource = readResource(data)
    if (resource !== undefined) resources.set(entry, resource)
  }
  const asked = checks === undefined ? undefined : new Set(checks)
  return {
    checks: [...knownChecks.values()].filter(({ id }) => asked?.has(id) !== false),
    findings: rows.findings.flatMap((row) => {
      const check = knownChecks.get(row.check_id)
      const resource = resources.get(row.entry)
      if (check === undefined || resource === undefined) return []
      const suppressed = suppressionOf(row, suppressions, where.now)
      return [findingOf(row, check, resource, suppressed)]
    }),
    blind: review.blind.flatMap((each) => blindOf(each, review, asked)),
  }
}

function findingOf(
  row: FindingRow,
  check: Finding['check'],
  resource: Resource,
  suppressed: AppliedSuppression | undefined,
): Finding {
  const { message, pointers, reason } = row.data
  return {
    check,
    resource,
    outcome: outcomes[row.outcome] ?? 'unknown',
    message,
    pointers,
    ...(reason === undefined ? {} : { reason }),
    ...(suppressed === undefined ? {} : { suppressed }),
  }
}

function suppressionOf(
  { hidden, suppression, data }: FindingRow,
  suppressions: ReadonlyMap<string, SuppressionRow>,
  now: number,
): AppliedSuppression | undefined {
  if (hidden === null || hidden <= now || suppression === null) return undefined
  if (suppression === fromFile) return data.suppressed
  const found = suppressions.get(suppression)
  if (found === undefined) return undefined
  const { reason, owner } = found.data
  return { reason, owner, expires: isoDate(found.expires) }
}

function blindOf(
  { check, reason, detail, gap }: ReviewData['blind'][number],
  { gaps }: ReviewData,
  asked: ReadonlySet<string> | undefined,
): readonly Blind[] {
  const known = knownChecks.get(check)
  if (known === undefined || asked?.has(check) === false) return []
  const behind = gap === undefined ? undefined : gaps[gap]
  return [
    {
      check: known,
      unknown: { $unknown: reason, ...(detail === undefined ? {} : { detail }) },
      ...(behind === undefined ? {} : { gap: behind }),
    },
  ]
}
