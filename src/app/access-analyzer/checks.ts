import type { Access } from '../../evaluate/access/include/grants-access.ts'
import type { Policy, PolicyType } from '../../evaluate/access/policy/policy.ts'
import {
  type CheckAnswer,
  checkAccessNotGranted,
  checkNoNewAccess,
  checkNoPublicAccess,
} from '../access/diff.ts'
import type { ToolContext } from '../tool/context.ts'
import { requireRole } from '../tool/permissions.ts'
import { invalid } from '../tool/tool-error.ts'
import { InvalidDocument } from './invalid-document.ts'
import { readDocument } from './read-document.ts'

/** A custom policy check, answered as Access Analyzer does. */
export interface PolicyCheckResult {
  readonly result: 'PASS' | 'FAIL'
  readonly message: string
  /** Why it fails: a statement each, with a request that proves it. */
  readonly reasons?: readonly {
    readonly description: string
    readonly statementIndex: number
    readonly statementId?: string
  }[]
}

/** What must not be granted, as it came: empty lists count as absent. */
export interface WantedAccess {
  readonly actions?: readonly string[] | undefined
  readonly resources?: readonly string[] | undefined
}

/** As the API names them. */
export type CheckedPolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY'

/** Milliseconds that a check may take before it is undecided. */
const budget = 1000

/** Whether a new version of a policy allows what the existing one did not. @throws InvalidDocument, ToolError */
export function judgeNewAccess(
  context: Pick<ToolContext, 'caller'>,
  existing: string,
  changed: string,
  type: CheckedPolicyType,
): PolicyCheckResult {
  requireRole(context, 'read')
  const before = readDocument(existing, 'existingPolicyDocument')
  const after = readDocument(changed, 'newPolicyDocument')
  const as = type === 'IDENTITY_POLICY' ? 'identity' : resourceOrTrust([before, after])
  return asResult(checkNoNewAccess(before, after, { type: as, milliseconds: budget }))
}

/** Whether a policy allows none of the actions on none of the resources. @throws InvalidDocument, ToolError */
export function judgeAccess(
  context: Pick<ToolContext, 'caller'>,
  document: string,
  access: readonly WantedAccess[],
  type: CheckedPolicyType,
): PolicyCheckResult {
  requireRole(context, 'read')
  const policy = readDocument(document, 'policyDocument')
  const wanted = access.map(readAccess)
  if (wanted.length === 0) throw noAccess()
  const as = type === 'IDENTITY_POLICY' ? 'identity' : resourceOrTrust([policy])
  return asResult(checkAccessNotGranted(policy, wanted, { type: as, milliseconds: budget }))
}

/**
 * Whether the policy of a resource keeps just anybody out.
 * @param resourceType CloudFormation's name; `AWS::IAM::AssumeRolePolicyDocument` for trust policies
 * @throws InvalidDocument, ToolError
 */
export function judgePublicAccess(
  context: Pick<ToolContext, 'caller'>,
  document: string,
  resourceType: string,
): PolicyCheckResult {
  requireRole(context, 'read')
  const policy = readDocument(document, 'policyDocument')
  const type = resourceType === 'AWS::IAM::AssumeRolePolicyDocument' ? 'trust' : 'resource'
  return asResult(checkNoPublicAccess(policy, { type, milliseconds: budget }))
}

/** A check in the API's two words. Unknown is never a pass: what could not be decided fails, and says so. */
export function asResult({ result, message, reasons, reason }: CheckAnswer): PolicyCheckResult {
  if (result === 'unknown')
    return {
      result: 'FAIL',
      message: `The check could not be decided, which counts as failed: ${reason ?? 'no reason known'}.`,
    }
  return {
    result: result === 'pass' ? 'PASS' : 'FAIL',
    message,
    ...(reasons && {
      reasons: reasons.map(({ description, statementIndex, statementId }) => ({
        description,
        statementIndex,
        ...(statementId !== undefined && { statementId }),
      })),
    }),
  }
}

/** Trust policies are resource policies to the API; they have no resource, and actions of STS. */
function resourceOrTrust(policies: readonly Policy[]): PolicyType {
  const statements = policies.flatMap((policy) => policy.statements)
  const trust = statements.every(
    ({ resource, action }) =>
      resource === undefined && action.patterns.every((pattern) => /^sts:/i.test(pattern)),
  )
  return trust && statements.length > 0 ? 'trust' : 'resource'
}

function readAccess({ actions = [], resources = [] }: WantedAccess): Access {
  if (actions.length === 0 && resources.length === 0) throw noAccess()
  const wrong = actions.find((action) => action !== '*' && !/^[\w-]+:[\w*?]+$/.test(action))
  if (wrong !== undefined)
    throw new InvalidDocument(`"${wrong.slice(0, 100)}" is no action: write service:Action.`)
  return {
    ...(actions.length > 0 && { actions }),
    ...(resources.length > 0 && { resources }),
  }
}

function noAccess(): Error {
  const message = 'Name the actions, the resources or both that must not be granted.'
  return invalid(message, { name: 'access', message })
}
