import type { ManagedPolicyDetail } from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'
import { awsManagedPolicyType } from '../../../../model/resource.ts'
import { parsePolicy } from '../../policy-document.ts'

/** A customer-managed policy with the document of its default version. */
export function emitManagedPolicy(context: CollectContext, policy: ManagedPolicyDetail): void {
  const version = policy.PolicyVersionList?.find((version) => version.IsDefaultVersion === true)
  context.emit({
    type: 'AWS::IAM::ManagedPolicy',
    id: policy.Arn ?? policy.PolicyName ?? '',
    arn: policy.Arn,
    name: policy.PolicyName,
    properties: {
      ManagedPolicyName: policy.PolicyName,
      Path: policy.Path,
      Description: policy.Description,
      PolicyDocument: parsePolicy(version?.Document),
    },
    facts: { AttachmentCount: policy.AttachmentCount, ...versionFacts(policy) },
  })
}

/** What somebody could make the default instead: every version is kept until it is deleted. */
export function versionFacts({ PolicyVersionList: versions }: ManagedPolicyDetail) {
  if (versions === undefined || versions.length === 0) return {}
  return {
    VersionCount: versions.length,
    OtherVersions: versions
      .filter(({ IsDefaultVersion: isDefault }) => isDefault !== true)
      .map(({ VersionId, Document }) => ({ VersionId, PolicyDocument: parsePolicy(Document) })),
  }
}

/** A policy of AWS with the document of its default version: what identities really have through it. */
export function emitAwsPolicy(context: CollectContext, policy: ManagedPolicyDetail): void {
  const version = policy.PolicyVersionList?.find((version) => version.IsDefaultVersion === true)
  context.emit({
    type: awsManagedPolicyType,
    id: policy.Arn ?? policy.PolicyName ?? '',
    arn: policy.Arn,
    name: policy.PolicyName,
    properties: {
      ManagedPolicyName: policy.PolicyName,
      PolicyDocument: parsePolicy(version?.Document),
    },
  })
}
