import type { getWorkload } from '../../app/tool/workloads/get.ts'
import type { listWorkloads } from '../../app/tool/workloads/list.ts'
import type { workload, workloadSummary } from './schemas.ts'
import type { z } from 'zod'

type Summary = Awaited<ReturnType<typeof listWorkloads>>['items'][number]

/** A workload of a list, in the names of this API. */
export function summariseWorkload(given: Summary): z.input<typeof workloadSummary> {
  return {
    id: given.WorkloadId,
    arn: given.WorkloadArn,
    name: given.WorkloadName,
    owner: given.Owner,
    updated: given.UpdatedAt.toISOString(),
    lenses: given.Lenses,
    risks: given.RiskCounts,
    prioritised: given.PrioritizedRiskCounts,
  }
}

/** A workload, in the names of this API. */
export function showWorkload(
  given: Awaited<ReturnType<typeof getWorkload>>,
): z.input<typeof workload> {
  const { Description, ReviewOwner, Notes } = given
  return {
    ...summariseWorkload(given),
    environment: given.Environment,
    accounts: given.AccountIds,
    regions: [...given.AwsRegions, ...given.NonAwsRegions],
    ...(Description === undefined ? {} : { description: Description }),
    ...(ReviewOwner === undefined ? {} : { reviewOwner: ReviewOwner }),
    ...(Notes === undefined ? {} : { notes: Notes }),
  }
}
