import type { ToolContext } from '../../context.ts'
import { describeProfile } from './describe.ts'
import { findOwnProfile } from './find-own.ts'

export async function getAgentProfileOf(context: ToolContext, arn: string) {
  return describeProfile(context, await findOwnProfile(context, arn, 'read'))
}
