import type { AgentTrail } from '../../../store/schema.ts'
import { cutText } from '../../../lib/cut-text.ts'
import type { ToolContext } from '../context.ts'

/** Longest name of a person on the wire. */
const longest = 128

/** Who writes, in the length that the API allows. */
export function writerOf({ caller }: Pick<ToolContext, 'caller'>): string {
  return cutText(caller.principalArn, longest)
}

/** The trail of a row after a change by the caller. */
export function touch(
  context: Pick<ToolContext, 'caller' | 'now'>,
): Pick<AgentTrail, 'modifiedBy' | 'modifiedAt'> {
  return { modifiedBy: writerOf(context), modifiedAt: context.now }
}

/** Members that every answer about a row ends with. */
export function describeTrail(created: number, { createdBy, modifiedBy, modifiedAt }: AgentTrail) {
  return {
    createdBy,
    createdAt: new Date(created),
    ...(modifiedBy !== undefined && { lastModifiedBy: modifiedBy }),
    ...(modifiedAt !== undefined && { lastModifiedAt: new Date(modifiedAt) }),
  }
}
