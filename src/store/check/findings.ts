import type { Tx } from '../db.ts'
import { FindingDigest } from '../finding-digest.ts'
import { scan } from '../scan.ts'
import type { FindingSetRow } from '../schema.ts'
import type { Report } from './report.ts'

/** Verifies that the findings of every run are those that its set, which the audit covers, was made of. */
export async function checkFindings(tx: Tx, report: Report): Promise<void> {
  const sets = new Map<string, { readonly set: FindingSetRow; readonly digest: FindingDigest }>()
  for await (const set of scan(tx, 'finding_set', ['run']))
    sets.set(set.run, { set, digest: new FindingDigest() })
  // Digests are over findings first; both tables come in the order of the run.
  for await (const row of scan(tx, 'finding', ['run', 'id'])) sets.get(row.run)?.digest.finding(row)
  for await (const row of scan(tx, 'finding_resource', ['run', 'entry']))
    sets.get(row.run)?.digest.resource(row)
  for (const { set, digest } of sets.values())
    if (digest.end() !== set.data.digest)
      report.add(
        'findings-altered',
        `The findings of run ${set.run} are not those that were saved.`,
        'Someone changed the database behind Plinth: compare with a backup, or review again.',
      )
}
