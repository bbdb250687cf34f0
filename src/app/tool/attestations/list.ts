import { listAttestations } from '../../../store/attestations.ts'
import type { ToolContext } from '../context.ts'
import type { PageOf } from '../page.ts'
import { readPage } from '../store-page.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { describeAttestation } from './describe.ts'

/** Attestations of a workload or of one of its questions, oldest first. */
export async function listWorkloadAttestations(
  context: ToolContext,
  id: string,
  question?: string,
): Promise<PageOf<ReturnType<typeof describeAttestation>>> {
  const { workload } = await getOwnWorkload(context, id, 'read')
  const { db, now, caller } = context
  const page = await readPage(context, (request) =>
    listAttestations(db, workload.id, request, question),
  )
  return {
    ...page,
    items: page.items.map((row) => describeAttestation(row, now, caller.principalArn)),
  }
}
