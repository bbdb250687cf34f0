import type { HeldPolicy } from '../../../evaluate/access/graph/held-policies.ts'
import { isUnknown } from '../../../model/unknown.ts'

/** What a policy says, what it is called and how it is described: none of it decides whom it is about. */
const own: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'ResourcePolicy',
  'Content',
  'Description',
  'Name',
  'PolicyName',
  'Tags',
])

/**
 * What a policy that is a resource of its own is attached to, as a text that is the same on both sides whatever the policy is called
 * there. Nothing where that does not follow from it: the target is not resolved, or somebody may have attached it by its name.
 */
export function attachedTo({ resource, part, target, outlived }: HeldPolicy): string | undefined {
  if (!outlived) return undefined
  const { type, properties, account, region } = resource
  // Others attach a managed policy by its ARN: it stays the same with the name only.
  if (type === 'AWS::IAM::ManagedPolicy' && typeof properties['ManagedPolicyName'] !== 'string')
    return undefined
  const rest = Object.entries(properties)
    .filter(([name]) => !own.has(name) && name !== 'TargetIds')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([type, part, target, account, region, rest])
  return rest.some(([, value]) => holdsUnknown(value)) ? undefined : text
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return isUnknown(value) || Object.values(value).some(holdsUnknown)
}
