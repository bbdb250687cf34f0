import type { ToolContext } from '../context.ts'
import { invalid } from '../tool-error.ts'
import { getOwnWorkload } from '../workloads/get-own.ts'

/**
 * Refuses to bring a workload and its Jira issues together: no connector exists here, and a reply that pretends
 * otherwise would hide that.
 * @throws ToolError not-found, access-denied, else validation
 */
export async function syncWithJira(context: ToolContext, workloadId: string): Promise<never> {
  await getOwnWorkload(context, workloadId, 'own')
  const message =
    'No Jira connector is configured on this server: nothing can be synchronised. The Jira fields of the account and the workload are kept.'
  throw invalid(message, { name: 'IntegratingService', message })
}
