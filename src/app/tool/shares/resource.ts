import { getLens } from '../../../store/lenses.ts'
import { getProfile } from '../../../store/profiles.ts'
import { getTemplate } from '../../../store/review-templates.ts'
import type { SharedKind } from '../../../store/schema.ts'
import { getWorkload } from '../../../store/workloads.ts'
import { parseToolArn } from '../arns.ts'
import type { ToolContext } from '../context.ts'
import { authorise, type Need, type Shareable } from '../permissions.ts'
import { accessDenied, invalid } from '../tool-error.ts'

export interface SharedResource extends Shareable {
  readonly name: string
}

/**
 * A resource of the caller's own account, whose shares are to be read or changed. Whom a resource is shared with is
 * for its owner only.
 * @param reference id of a workload, ARN of anything else
 * @throws ToolError not-found, access-denied, or validation for an official lens
 */
export async function getOwnResource(
  context: ToolContext,
  kind: SharedKind,
  reference: string,
  need: Need,
): Promise<SharedResource> {
  if (kind === 'lens' && context.tool.findLens(reference).kind !== 'other') {
    const message = 'Official lenses are everywhere already and cannot be shared.'
    throw invalid(message, { name: 'LensAlias', message })
  }
  const found = await find(context, kind, reference)
  const { row, owned } = await authorise(context, kind, found, need, reference)
  if (!owned)
    throw accessDenied(`Only account ${row.account} sees and changes the shares of ${row.arn}.`)
  return row
}

async function find(
  { db }: ToolContext,
  kind: SharedKind,
  reference: string,
): Promise<SharedResource | undefined> {
  if (kind === 'workload') return getWorkload(db, reference)
  const arn = parseToolArn(reference)
  if (arn?.kind !== kind) return undefined
  const row = await readers[kind](db, arn.id)
  return row?.arn === reference ? row : undefined
}

const readers = {
  lens: async (db: ToolContext['db'], id: string) => {
    const row = await getLens(db, id)
    return row?.status === 'DELETED' ? undefined : row
  },
  profile: getProfile,
  template: getTemplate,
}
