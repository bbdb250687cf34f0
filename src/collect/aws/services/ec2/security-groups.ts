import type { EC2, SecurityGroup } from '@aws-sdk/client-ec2'
import { isUnknown, type Unknown } from '../../../../model/unknown.ts'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'
import { rulesOf } from './security-group-rules.ts'

const type = 'AWS::EC2::SecurityGroup'

export async function readSecurityGroups(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeSecurityGroups } = await import('@aws-sdk/client-ec2')
  const attached = await readAttached(context, ec2)
  const groups = await context.list(
    { permission: 'ec2:DescribeSecurityGroups', types: [type] },
    paginateDescribeSecurityGroups({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.SecurityGroups,
  )
  for (const group of groups) emitGroup(context, group, attached)
}

/** Groups in use by some network interface. */
async function readAttached(
  context: CollectContext,
  ec2: EC2,
): Promise<ReadonlySet<string> | Unknown> {
  const { paginateDescribeNetworkInterfaces } = await import('@aws-sdk/client-ec2')
  const call = { permission: 'ec2:DescribeNetworkInterfaces', types: [type] }
  const used = await context.detail(call, async () => {
    const ids = new Set<string>()
    for await (const page of paginateDescribeNetworkInterfaces({ client: ec2, pageSize: 1000 }, {}))
      for (const { Groups } of page.NetworkInterfaces ?? [])
        for (const { GroupId } of Groups ?? []) if (GroupId !== undefined) ids.add(GroupId)
    return ids
  })
  return used ?? new Set()
}

function emitGroup(
  context: CollectContext,
  group: SecurityGroup,
  attached: ReadonlySet<string> | Unknown,
): void {
  const id = group.GroupId ?? ''
  context.emit({
    type,
    id,
    arn: group.SecurityGroupArn ?? ec2Arn(context, 'security-group', id),
    name: group.GroupName,
    properties: {
      GroupId: id,
      GroupName: group.GroupName,
      GroupDescription: group.Description,
      VpcId: group.VpcId,
      SecurityGroupIngress: rulesOf(group.IpPermissions, 'Source'),
      SecurityGroupEgress: rulesOf(group.IpPermissionsEgress, 'Destination'),
    },
    facts: { Attached: isUnknown(attached) ? attached : attached.has(id) },
    tags: tagsOf(group.Tags),
  })
}
