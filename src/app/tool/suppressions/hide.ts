import type { Tx } from '../../../store/db.ts'
import { hideFindings, listFailures } from '../../../store/findings.ts'
import type { SuppressionRow } from '../../../store/schema.ts'
import { matcherOf } from './match.ts'

/**
 * Hides the failed findings of a run that suppressions are about; of several that match, the one that lasts longest.
 * @returns checks of which something is hidden
 */
export async function hideSuppressed(
  tx: Tx,
  run: string,
  suppressions: readonly SuppressionRow[],
): Promise<ReadonlySet<string>> {
  const checks = [...new Set(suppressions.map(({ check_id }) => check_id))]
  const lasting = suppressions.toSorted((a, b) => b.expires - a.expires)
  const rules = lasting.map((row) => ({ row, matches: matcherOf(row) }))
  const failures = await listFailures(tx, run, checks)
  const hidings = failures.flatMap((finding) => {
    const rule = rules.find(({ matches }) => matches(finding))
    if (rule === undefined || (finding.hidden ?? 0) >= rule.row.expires) return []
    const { id, expires } = rule.row
    return [{ finding: finding.id, suppression: id, expires }]
  })
  await hideFindings(tx, run, hidings)
  const hidden = new Set(hidings.map(({ finding }) => finding))
  return new Set(failures.flatMap(({ id, check_id }) => (hidden.has(id) ? [check_id] : [])))
}
