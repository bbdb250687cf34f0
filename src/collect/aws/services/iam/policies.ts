import type { AttachedPolicy, PolicyDetail } from '@aws-sdk/client-iam'
import { parsePolicy } from '../../policy-document.ts'

/** Inline and attached policies of a principal, as the schema has them. */
export function policiesOf(
  inline: readonly PolicyDetail[] | undefined,
  attached: readonly AttachedPolicy[] | undefined,
): Readonly<Record<string, unknown>> {
  const Policies = (inline ?? []).map(({ PolicyName, PolicyDocument }) => ({
    PolicyName,
    PolicyDocument: parsePolicy(PolicyDocument),
  }))
  const ManagedPolicyArns = (attached ?? []).map((policy) => policy.PolicyArn)
  return {
    Policies: Policies.length === 0 ? undefined : Policies,
    ManagedPolicyArns: ManagedPolicyArns.length === 0 ? undefined : ManagedPolicyArns,
  }
}
