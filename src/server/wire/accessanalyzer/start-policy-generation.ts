import { startGeneration } from '../../../app/access-analyzer/generations/start.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'StartPolicyGeneration'> = async (input, context) => {
  const { policyGenerationDetails, cloudTrailDetails: logs } = input
  const principal = policyGenerationDetails.principalArn
  return { jobId: await startGeneration(context, { principal, logs }) }
}
