import { z } from 'zod'
import { type Estate, readEstate } from '../../../evaluate/access/graph/estate.ts'
import type { Gap } from '../../../model/gap.ts'
import type { Resource } from '../../../model/resource.ts'
import { listAccessSnapshots } from '../../../store/access-snapshots.ts'
import type { AccessSnapshotRow } from '../../../store/schema.ts'
import type { Db, Tx } from '../../../store/db.ts'
import { gapSchema } from '../../tool/findings/gap-schema.ts'

const text = z.string()
const anything = z.record(text, z.unknown())
const kept = z.object({
  type: text,
  id: text,
  arn: text.exactOptional(),
  account: text.exactOptional(),
  region: text.exactOptional(),
  name: text.exactOptional(),
  stack: text.exactOptional(),
  inScope: z.boolean(),
  kind: z.enum(['aws', 'cloudformation', 'terraform', 'sample']),
  tags: z.record(text, text).catch({}),
  properties: anything,
  facts: anything.exactOptional(),
})

/** Everything that the newest runs of an account's workloads saw of access. */
export interface SeenEstate {
  readonly estate: Estate
  /** Whether a resource belongs to a workload, or only surrounds one. */
  readonly inScope: (resource: Resource) => boolean
  /** Resources that were not kept. */
  readonly leftOut: number
  /** What the runs could not list. */
  readonly gaps: readonly Gap[]
}

/**
 * Reads what is kept of the newest runs of the workloads of an account in a Region. Of a resource that several runs saw,
 * the newest counts.
 */
export async function loadEstate(
  db: Db | Tx,
  account: string,
  region: string,
): Promise<SeenEstate> {
  const rows = await listAccessSnapshots(db, account, region)
  const resources = new Map<string, Resource>()
  const scope = new Set<Resource>()
  const gaps: Gap[] = []
  let leftOut = 0
  for (const { data, part } of rows) {
    leftOut += data.leftOut
    if (part === 0) gaps.push(...gapsOf(data.gaps))
    for (const entry of data.resources) {
      const read = kept.safeParse(entry).data
      if (read === undefined) leftOut++
      else add(read)
    }
  }
  const estate = readEstate([...resources.values()])
  return { estate, inScope: (resource) => scope.has(resource), leftOut, gaps }

  function add({ inScope, kind, ...rest }: z.infer<typeof kept>): void {
    const resource: Resource = { ...rest, source: { kind } }
    const { type, arn, stack = '', account: owner = '', region: place = '', id } = resource
    const key = arn ?? [type, stack, owner, place, id].join('\n')
    const before = resources.get(key)
    if (inScope || (before !== undefined && scope.has(before))) scope.add(resource)
    resources.set(key, resource)
  }
}

/** The gaps of a run, or that nobody knows them: older versions did not keep them. */
function gapsOf(kept: AccessSnapshotRow['data']['gaps']): readonly Gap[] {
  if (kept === undefined) return [unkept]
  return kept.map((gap) => gapSchema.safeParse(gap).data ?? unkept)
}

const unkept: Gap = {
  source: 'aws',
  operation: 'review',
  reason: 'not-collected',
  error: 'the run did not keep what it could not list',
  types: ['*'],
  hides: true,
}
