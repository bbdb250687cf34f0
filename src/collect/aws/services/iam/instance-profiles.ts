import type { IAM } from '@aws-sdk/client-iam'
import type { CollectContext } from '../../context.ts'

export async function readInstanceProfiles(context: CollectContext, iam: IAM): Promise<void> {
  const { paginateListInstanceProfiles } = await import('@aws-sdk/client-iam')
  const type = 'AWS::IAM::InstanceProfile'
  const profiles = await context.list(
    { permission: 'iam:ListInstanceProfiles', types: [type] },
    paginateListInstanceProfiles({ client: iam, pageSize: 1000 }, {}),
    (page) => page.InstanceProfiles,
  )
  for (const profile of profiles)
    context.emit({
      type,
      id: profile.InstanceProfileName ?? '',
      arn: profile.Arn,
      name: profile.InstanceProfileName,
      properties: {
        InstanceProfileName: profile.InstanceProfileName,
        Path: profile.Path,
        Roles: (profile.Roles ?? []).map((role) => role.RoleName),
      },
    })
}
