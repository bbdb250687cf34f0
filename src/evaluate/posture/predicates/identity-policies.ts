import type { Facts } from '../../../model/facts.ts'
import type { Resource } from '../../../model/resource.ts'
import { isUnknown, unknown } from '../../../model/unknown.ts'
import { or, type Truth } from './truth.ts'
import { dig, list, read } from './value.ts'

/** The type that a check relates to when it reads attached policies. */
export const policyType = 'AWS::IAM::ManagedPolicy'

/** What to ask of a policy: of its document, or of the name of one that AWS manages. */
export interface PolicyQuestion {
  readonly ofDocument: (document: unknown) => Truth
  readonly ofAwsManaged: (name: string) => boolean
}

const unread = unknown('not-collected', 'an attached policy is not in the snapshot')

/** Whether some policy of a user, group or role satisfies: inline ones, attached ones, those of AWS. */
export function someIdentityPolicy(
  identity: Resource,
  facts: Facts,
  question: PolicyQuestion,
): Truth {
  const inline = someInlinePolicy(identity, question.ofDocument)
  return inline === true ? true : or(inline, someAttachedPolicy(identity, facts, question))
}

/** Whether some inline policy document satisfies. */
export function someInlinePolicy(
  identity: Resource,
  ofDocument: (document: unknown) => Truth,
): Truth {
  const policies = list(read(identity, 'Policies'))
  if (isUnknown(policies)) return policies
  let result: Truth = false
  for (const policy of policies) {
    const truth = isUnknown(policy) ? policy : ofDocument(dig(policy, 'PolicyDocument'))
    if (truth === true) return true
    result = or(result, truth)
  }
  return result
}

function someAttachedPolicy(identity: Resource, facts: Facts, question: PolicyQuestion): Truth {
  const arns = list(read(identity, 'ManagedPolicyArns'))
  if (isUnknown(arns)) return arns
  let result: Truth = false
  for (const arn of arns) {
    const truth = isUnknown(arn) ? arn : ofAttached(arn, identity, facts, question)
    if (truth === true) return true
    result = or(result, truth)
  }
  return result
}

function ofAttached(
  arn: unknown,
  identity: Resource,
  facts: Facts,
  question: PolicyQuestion,
): Truth {
  const name = awsManagedName(arn)
  if (name !== undefined) return question.ofAwsManaged(name)
  const policy = facts.find(policyType, arn, identity)
  return policy === undefined ? unread : question.ofDocument(read(policy, 'PolicyDocument'))
}

/** The name of a policy that AWS manages, without its path: `AdministratorAccess`. */
export function awsManagedName(arn: unknown): string | undefined {
  if (typeof arn !== 'string' || !arn.includes(':iam::aws:policy/')) return undefined
  return arn.slice(arn.lastIndexOf('/') + 1)
}
