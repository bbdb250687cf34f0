import type { Sla } from '../improve/sla.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { emptyRecord, type HumanRecord } from '../model/human-record.ts'
import type { Lens } from '../model/lens.ts'
import type { Workload } from '../model/workload.ts'
import { loadSecurityLens } from '../review/lens/load-catalog.ts'

/** What a review needs besides the snapshot. */
export interface Prepared {
  readonly workload: Workload
  readonly lens: Lens
  readonly record: HumanRecord
  readonly sla?: Sla
  readonly parameters: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
}

/** The preparation of `plinth check`: the Security Pillar and nothing that people said. */
export function prepareBare(): Prepared {
  return {
    workload: { name: 'unnamed workload', environment: 'production', accounts: [], regions: [] },
    lens: loadSecurityLens(),
    record: emptyRecord,
    parameters: {},
    diagnostics: [],
  }
}
