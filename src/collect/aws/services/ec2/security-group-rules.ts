import type { IpPermission } from '@aws-sdk/client-ec2'

type Rule = Readonly<Record<string, unknown>>
type Side = 'Source' | 'Destination'

/**
 * Rules as the schema has them: one entry per peer.
 * @param side `Source` for ingress, `Destination` for egress: the prefix of the peer's property
 */
export function rulesOf(
  permissions: readonly IpPermission[] | undefined,
  side: Side,
): readonly Rule[] {
  const rules: Rule[] = []
  for (const permission of permissions ?? []) {
    const { IpProtocol, FromPort, ToPort } = permission
    for (const peer of peersOf(permission, side))
      rules.push({ IpProtocol, FromPort, ToPort, ...peer })
  }
  return rules
}

function* peersOf(permission: IpPermission, side: Side): Generator<Rule> {
  for (const { CidrIp, Description } of permission.IpRanges ?? []) yield { CidrIp, Description }
  for (const { CidrIpv6, Description } of permission.Ipv6Ranges ?? [])
    yield { CidrIpv6, Description }
  for (const { PrefixListId, Description } of permission.PrefixListIds ?? [])
    yield { [`${side}PrefixListId`]: PrefixListId, Description }
  for (const { GroupId, UserId, Description } of permission.UserIdGroupPairs ?? []) {
    const owner = side === 'Source' ? { SourceSecurityGroupOwnerId: UserId } : {}
    yield { [`${side}SecurityGroupId`]: GroupId, ...owner, Description }
  }
}
