import { cancelGeneration } from '../../../app/access-analyzer/generations/read.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'CancelPolicyGeneration'> = async (input, context) => {
  await cancelGeneration(context, input.jobId)
  return {}
}
