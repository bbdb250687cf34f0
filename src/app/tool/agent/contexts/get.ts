import type { ToolContext } from '../../context.ts'
import { describeContext } from './describe.ts'
import { findContext } from './find.ts'

export async function getAgentContextOf(context: ToolContext, profileArn: string, id: string) {
  return describeContext(await findContext(context, profileArn, id, 'read'))
}
