import { pageAudit } from '../../store/audit-pages.ts'
import type { ToolContext } from './context.ts'
import type { PageOf } from './page.ts'
import { requireRole } from './permissions.ts'
import { readPage } from './store-page.ts'
import { userOf } from './user-of.ts'
import { getOwnWorkload } from './workloads/get-own.ts'

export interface AuditQuery {
  /** Id of a workload: then its readers may look. */
  readonly workload?: string | undefined
  readonly action?: string | undefined
  readonly actor?: string | undefined
  /** Milliseconds since the epoch. */
  readonly from?: number | undefined
  readonly before?: number | undefined
}

export interface AuditLine {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly principal: string
  readonly action: string
  readonly subject: string
  /** Rows that changed. */
  readonly rows: number
  /** Hash of the entry, which covers all before it. */
  readonly hash: string
}

/**
 * The audit log, newest first: of one workload for whoever may read it, of the whole account for its owners.
 * @throws ToolError not-found, access-denied
 */
export async function listAudit(
  context: ToolContext,
  { workload: id, action, actor, from, before }: AuditQuery,
): Promise<PageOf<AuditLine>> {
  const workload =
    id === undefined ? undefined : (await getOwnWorkload(context, id, 'read')).workload
  if (workload === undefined) requireRole(context, 'own')
  const filter = {
    account: workload?.account ?? context.caller.account,
    subject: workload?.arn,
    action,
    actor,
    from,
    before,
  }
  const page = await readPage(context, (request) => pageAudit(context.db, filter, request))
  return {
    ...page,
    items: page.items.map(({ seq, at, actor, action, subject, rows, hash }) => ({
      number: seq,
      at: new Date(at).toISOString(),
      by: userOf(actor),
      principal: actor,
      action,
      subject,
      rows,
      hash,
    })),
  }
}
