import { getAttestation, updateAttestation } from '../../../store/attestations.ts'
import type { AttestationRow } from '../../../store/schema.ts'
import type { ToolContext } from '../context.ts'
import { reassess } from '../findings/reassess.ts'
import { securityLens } from '../findings/security-lens.ts'
import { accessDenied, conflict, notFound } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'
import { writeAs } from '../write.ts'
import { describeAttestation } from './describe.ts'

/**
 * Accepts or rejects a statement, which only somebody else than its author may do. What evidence proposes follows at once.
 * @throws ToolError not-found, access-denied; conflict when it was decided already
 */
export async function reviewAttestation(
  context: ToolContext,
  id: string,
  attestation: string,
  { accept, comment }: { readonly accept: boolean; readonly comment?: string | undefined },
) {
  const row = await findAttestation(context, id, attestation, 'own')
  const { caller, now } = context
  if (row.data.by === caller.principalArn)
    throw accessDenied('Somebody else has to review a statement than the one who made it.')
  if (row.status !== 'PENDING') throw decided(row, context)
  const review = { by: caller.principalArn, at: now, ...(comment === undefined ? {} : { comment }) }
  const action = accept ? 'AcceptAttestation' : 'RejectAttestation'
  return change(context, row, action, {
    status: accept ? 'ACCEPTED' : 'REJECTED',
    data: { ...row.data, review },
  })
}

/** Takes a statement back: its author, or whoever owns the workload. @throws ToolError not-found, access-denied */
export async function withdrawAttestation(context: ToolContext, id: string, attestation: string) {
  const row = await findAttestation(context, id, attestation, 'contribute')
  if (row.data.by !== context.caller.principalArn) await getOwnWorkload(context, id, 'own')
  if (row.status !== 'PENDING' && row.status !== 'ACCEPTED') throw decided(row, context)
  return change(context, row, 'WithdrawAttestation', { status: 'WITHDRAWN' })
}

async function findAttestation(
  context: ToolContext,
  id: string,
  attestation: string,
  need: 'contribute' | 'own',
): Promise<AttestationRow> {
  const { workload } = await getOwnWorkload(context, id, need)
  const row = await getAttestation(context.db, attestation)
  if (row === undefined || row.workload !== workload.id) throw notFound('ATTESTATION', attestation)
  return row
}

async function change(
  context: ToolContext,
  before: AttestationRow,
  action: string,
  columns: Partial<Pick<AttestationRow, 'status' | 'data'>>,
) {
  const { now, caller } = context
  const { workload } = await getOwnWorkload(context, before.workload, 'contribute')
  const row = await writeAs(context, action, workload.arn, async (tx) => {
    const changed = await updateAttestation(tx, before.id, before.version, columns)
    const practices = securityLens().index.practices(`${before.question}/${before.choice}`)
    await reassess(tx, now, workload.id, practices)
    return changed
  })
  if (typeof row !== 'string') return describeAttestation(row, now, caller.principalArn)
  throw decided(before, context)
}

function decided(row: AttestationRow, { now, caller }: ToolContext): Error {
  return conflict('Somebody has decided on this statement already.', 'ATTESTATION', row.id, {
    current: describeAttestation(row, now, caller.principalArn),
  })
}
