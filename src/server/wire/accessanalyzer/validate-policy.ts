import { findInPolicy } from '../../../app/access-analyzer/validate-policy.ts'
import type { Handler } from './handler.ts'

export const handle: Handler<'ValidatePolicy'> = async (input, context) => {
  const { policyDocument, policyType, validatePolicyResourceType } = input
  const page = findInPolicy(context, policyDocument, policyType, validatePolicyResourceType)
  return { findings: page.items.map(fromFinding), nextToken: page.nextToken }
}

/** The SDK has no name for a union that is known to have one member. */
function fromFinding(finding: ReturnType<typeof findInPolicy>['items'][number]) {
  return {
    ...finding,
    locations: finding.locations.map(({ path, span }) => ({ path: [...path], span })),
  }
}
