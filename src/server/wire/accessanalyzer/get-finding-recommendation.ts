import {
  readRecommendation,
  type RecommendedStep,
} from '../../../app/access-analyzer/permissions/recommend.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'GetFindingRecommendation'> = async (input, context) => {
  const found = await readRecommendation(context, input.analyzerArn, input.id)
  return {
    startedAt: found.at,
    completedAt: found.at,
    resourceArn: found.finding.data.resource,
    recommendationType: 'UnusedPermissionRecommendation',
    status: 'SUCCEEDED',
    recommendedSteps: found.items.map(asStep),
    nextToken: found.nextToken,
  }
}

function asStep({ action, policy, existing }: RecommendedStep) {
  return {
    unusedPermissionsRecommendedStep: {
      recommendedAction: action,
      recommendedPolicy: policy,
      existingPolicyId: existing,
    },
  }
}
