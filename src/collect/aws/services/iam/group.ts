import type { GroupDetail } from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'
import { policiesOf } from './policies.ts'

export function emitGroup(context: CollectContext, group: GroupDetail): void {
  context.emit({
    type: 'AWS::IAM::Group',
    id: group.GroupName ?? '',
    arn: group.Arn,
    name: group.GroupName,
    properties: {
      GroupName: group.GroupName,
      Path: group.Path,
      ...policiesOf(group.GroupPolicyList, group.AttachedManagedPolicies),
    },
  })
}
