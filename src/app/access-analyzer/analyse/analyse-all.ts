import { listAnalyzers } from '../../../store/access-analyzers.ts'
import type { Tx } from '../../../store/db.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import { loadEstate } from '../snapshot/load-estate.ts'
import { analyse } from './analyse.ts'

/** Analyses again for every analyzer of an account in a Region, inside the write that saved a run. */
export async function analyseAll(
  tx: Tx,
  { account, region }: Pick<WorkloadRow, 'account' | 'region'>,
  now: number,
): Promise<void> {
  const analyzers = await listAnalyzers(tx, account, region)
  if (analyzers.length === 0) return
  const seen = await loadEstate(tx, account, region)
  for (const analyzer of analyzers) await analyse(tx, analyzer, seen, now)
}
