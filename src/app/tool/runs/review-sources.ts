import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detectSources } from '../../detect-source.ts'
import { gather, type Progress, type SourceRequest } from '../../gather.ts'
import { prepareBare } from '../../prepare.ts'
import { reviewSnapshot } from '../../review-snapshot.ts'
import { sampleTime } from '../../sample/place.ts'
import type { Review } from '../../../model/review.ts'
import type { Workload } from '../../../model/workload.ts'
import { readEvidenceFile } from '../../../store/evidence-files.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import type { RunSource } from './run-request.ts'

export interface ReviewOptions {
  readonly onProgress: (progress: Progress) => void
  readonly signal: AbortSignal
}

/** Reviews a workload of the Tool from what a run was asked to read. Files are written aside for the readers, and removed. */
export async function reviewSources(
  { db, now }: Pick<ToolContext, 'db' | 'now'>,
  row: WorkloadRow,
  sources: readonly RunSource[],
  options: ReviewOptions,
): Promise<Review> {
  const folder = await mkdtemp(join(tmpdir(), 'plinth-run-'))
  try {
    const requests: SourceRequest[] = []
    for (const [index, source] of sources.entries()) {
      if (source.kind !== 'file') {
        requests.push(requestOf(source))
        continue
      }
      const path = join(folder, `${index}-${source.sha256.slice(0, 12)}`)
      await writeFile(path, await readEvidenceFile(db, { workload: row.id, ...source }))
      requests.push(...(await detectSources(path)).requests)
    }
    const onlySample = sources.every(({ kind }) => kind === 'sample')
    const clock = onlySample ? Date.parse(sampleTime) : now
    const workload = describe(row, onlySample)
    const regions = sources.flatMap((source) =>
      source.kind === 'aws' ? (source.regions ?? []) : [],
    )
    const [account] = workload.accounts
    const snapshot = await gather(requests, {
      regions: regions.length > 0 ? regions : workload.regions,
      parameters: {},
      now: clock,
      ...options,
      ...(account === undefined ? {} : { account }),
    })
    return reviewSnapshot({ ...prepareBare(), workload, snapshot, now: clock, diagnostics: [] })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function requestOf(source: Exclude<RunSource, { kind: 'file' }>): SourceRequest {
  if (source.kind === 'sample') return source
  const { roleArn, externalId } = source
  return {
    kind: 'aws',
    ...(roleArn === undefined ? {} : { assumeRoleArn: roleArn }),
    ...(externalId === undefined ? {} : { externalId }),
  }
}

/** The sample has accounts and Regions of its own: all of it is in scope. */
function describe({ name, data }: WorkloadRow, everything: boolean): Workload {
  return {
    name,
    description: data.description,
    environment: data.environment === 'PRODUCTION' ? 'production' : 'preproduction',
    accounts: everything ? [] : (data.accountIds ?? []),
    regions: everything ? [] : (data.awsRegions ?? []),
    ...(data.reviewOwner === undefined ? {} : { owner: data.reviewOwner }),
  }
}
