import { printable } from '../../../lib/printable.ts'
import { foldName } from '../../../store/encode.ts'
import type { Cursor } from '../../../store/page.ts'
import type { WorkloadRow } from '../../../store/schema.ts'
import { listWorkloads } from '../../../store/workloads.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { targetsOf } from '../permissions.ts'
import { ToolError } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'

/** Whether a text can only be the id or ARN of a workload. */
export function isWorkloadId(reference: string): boolean {
  return /^[0-9a-f]{32}$/.test(reference) || reference.startsWith('arn:')
}

/**
 * The workload that an id, an ARN or a name means; names are compared ignoring case and spaces.
 * @throws ToolError not-found
 */
export async function findWorkload(context: ToolContext, reference: string): Promise<WorkloadRow> {
  const id = parseToolArn(reference)?.id ?? reference
  if (isWorkloadId(reference)) return (await getOwnWorkload(context, id, 'read')).workload
  const named = await findWorkloadNamed(context, reference)
  if (named !== undefined) return named
  const { account, region } = context.caller
  throw new ToolError(
    'not-found',
    `${account} has no workload named ${printable(reference)} in ${region}.`,
    { resourceType: 'WORKLOAD', resourceId: reference },
  )
}

/** The workload of a name, where there is one. */
export async function findWorkloadNamed(
  { db, caller }: ToolContext,
  name: string,
): Promise<WorkloadRow | undefined> {
  const folded = foldName(name)
  const viewer = { account: caller.account, region: caller.region, targets: targetsOf(caller) }
  let after: Cursor | undefined
  do {
    const { items, next } = await listWorkloads(db, viewer, { after, limit: 500 })
    const found = items.find((row) => row.folded === folded)
    if (found !== undefined) return found
    after = next
  } while (after !== undefined)
  return undefined
}
