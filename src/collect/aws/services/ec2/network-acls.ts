import type { EC2, NetworkAclEntry } from '@aws-sdk/client-ec2'
import type { CollectContext } from '../../context.ts'
import { tagsOf } from '../../tags.ts'
import { ec2Arn } from './ec2-arn.ts'

export async function readNetworkAcls(context: CollectContext, ec2: EC2): Promise<void> {
  const { paginateDescribeNetworkAcls } = await import('@aws-sdk/client-ec2')
  const type = 'AWS::EC2::NetworkAcl'
  const acls = await context.list(
    { permission: 'ec2:DescribeNetworkAcls', types: [type] },
    paginateDescribeNetworkAcls({ client: ec2, pageSize: 1000 }, {}),
    (page) => page.NetworkAcls,
  )
  for (const acl of acls) {
    const id = acl.NetworkAclId ?? ''
    context.emit({
      type,
      id,
      arn: ec2Arn(context, 'network-acl', id),
      properties: { VpcId: acl.VpcId, Entries: (acl.Entries ?? []).map(entryOf) },
      tags: tagsOf(acl.Tags),
    })
  }
}

/** An entry as `AWS::EC2::NetworkAclEntry` has it: the protocol is a number. */
function entryOf(entry: NetworkAclEntry): Readonly<Record<string, unknown>> {
  const protocol = Number(entry.Protocol)
  return {
    RuleNumber: entry.RuleNumber,
    Protocol: Number.isInteger(protocol) ? protocol : entry.Protocol,
    RuleAction: entry.RuleAction,
    Egress: entry.Egress,
    CidrBlock: entry.CidrBlock,
    Ipv6CidrBlock: entry.Ipv6CidrBlock,
    PortRange: entry.PortRange,
    Icmp: entry.IcmpTypeCode,
  }
}
