import { severities } from '../../../model/check.ts'
import {
  countByPlace,
  countResourcesByPlace,
  type PlaceCount,
} from '../../../store/place-counts.ts'
import type { ToolContext } from '../context.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { byOutcome, bySeverity, findingRunOf } from './list.ts'

/**
 * The accounts and Regions of the newest run of a workload, and those that the workload names: how much is there, how
 * bad it is, and how much of it nobody could judge.
 */
export async function getPlaces(context: ToolContext, id: string) {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const run = await findingRunOf(context, id)
  const { db, now } = context
  const counts = Map.groupBy(await countByPlace(db, run, now), keyOf)
  const seen = await countResourcesByPlace(db, run)
  const places = seen.map(({ account, region, resources }) =>
    describe(account, region, resources, counts.get(keyOf({ account, region })) ?? []),
  )
  const { accountIds = [], awsRegions = [] } = workload.data
  return {
    run,
    accounts: sorted([...accountIds, ...seen.map(({ account }) => account)]),
    regions: sorted([...awsRegions, ...seen.map(({ region }) => region)]),
    places,
  }
}

function keyOf({ account, region }: { readonly account: string; readonly region: string }): string {
  return `${account} ${region}`
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted()
}

function describe(
  account: string,
  region: string,
  resources: number,
  counts: readonly PlaceCount[],
) {
  const failures = bySeverity(counts)
  const { fail, pass, unknown } = byOutcome(counts)
  const judged = fail + pass
  return {
    account,
    region,
    resources,
    worst: severities.find((severity) => failures[severity] > 0),
    failures,
    unknown,
    coverage: judged + unknown === 0 ? undefined : judged / (judged + unknown),
  }
}
