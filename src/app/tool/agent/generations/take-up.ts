import type { AgentGenerationRow } from '../../../../store/schema.ts'
import type { ToolContext } from '../../context.ts'
import { leaseTime } from './lease.ts'
import { isQueued, queueGeneration } from './queue.ts'

/**
 * Takes up a generation that another process has left behind, e.g. before a restart. Whoever looks at one does so, and
 * nothing else is needed: a generation that nobody looks at can wait.
 */
export function takeUp(context: ToolContext, row: AgentGenerationRow): void {
  if (isUnfinished(row) && !isQueued(row.id) && context.now - row.updated > leaseTime)
    queueGeneration(context, row.id)
}

/** Whether a generation waits or runs. */
export function isUnfinished({ status }: AgentGenerationRow): boolean {
  return status === 'QUEUED' || status === 'IN_PROGRESS'
}
