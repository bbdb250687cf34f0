import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db.ts'
import type { Report } from './report.ts'

interface Rule {
  readonly code: string
  /** Selects one text column `what` per broken row. */
  readonly query: RawBuilder<{ what: string }>
  /** Goes after `what`. */
  readonly says: string
}

const shared = {
  workload: 'workload',
  lens: 'lens',
  profile: 'profile',
  template: 'review_template',
}

/** What foreign keys cannot hold. */
const rules: readonly Rule[] = [
  ...Object.entries(shared).map(([type, table]) => ({
    code: 'share-resource',
    query: sql<{ what: string }>`select 'Share ' || id as what from share
      where type = ${type} and resource not in (select id from ${sql.table(table)})`,
    says: 'is of something that does not exist.',
  })),
  {
    code: 'evidence-workload',
    query: sql`select distinct 'Evidence of run ' || e.run as what from evidence e join run r on r.id = e.run
      where e.workload <> r.workload`,
    says: 'belongs to another workload than the run.',
  },
  {
    code: 'lens-version',
    query: sql`select 'Lens ' || id as what from lens l where current is not null and not exists
      (select from lens_version v where v.lens = l.id and v.lens_version = l.current)`,
    says: 'names a current version that does not exist.',
  },
  {
    code: 'profile-version',
    query: sql`select 'Profile ' || id as what from profile p where not exists
      (select from profile_version v where v.profile = p.id and v.profile_version = p.current)`,
    says: 'names a current version that does not exist.',
  },
  {
    code: 'review-summary',
    query: sql`select 'Workload ' || id as what from workload as w where not exists (select from review_summary as s
      where s.workload = w.id and s.reviews = review_summary_of(w.id)
        and (s.ran or not exists (select from run where run.workload = w.id and run.status = 'COMPLETE')))`,
    says: 'is counted wrongly in lists.',
  },
  {
    code: 'milestone-number',
    query: sql`select 'Workload ' || workload as what from milestone group by workload
      having count(*) <> max(number) or min(number) <> 1`,
    says: 'has a hole in its milestones.',
  },
]

export async function checkReferences(tx: Tx, report: Report): Promise<void> {
  for (const { code, query, says } of rules)
    for (const { what } of (await query.execute(tx)).rows)
      report.add(
        `store-${code}`,
        `${what} ${says}`,
        'Please report it as a bug, with the audit entries of it.',
      )
}
