import { isUnknown } from '../../../model/unknown.ts'
import type { Collector } from '../collector.ts'
import { known } from '../known.ts'
import { tagsOf } from '../tags.ts'

/** Network firewalls. One that cannot be described may inspect any VPC, so that failure hides it. */
export const collector: Collector = {
  service: 'network-firewall',
  scope: 'regional',
  types: ['AWS::NetworkFirewall::Firewall'],
  actions: ['network-firewall:DescribeFirewall', 'network-firewall:ListFirewalls'],
  async collect(context) {
    const { NetworkFirewall, paginateListFirewalls } =
      await import('@aws-sdk/client-network-firewall')
    const client = context.client(NetworkFirewall)
    const listed = await context.list(
      { permission: 'network-firewall:ListFirewalls' },
      paginateListFirewalls({ client }, {}),
      (page) => page.Firewalls,
    )
    await context.each(listed, async ({ FirewallName, FirewallArn = '' }) => {
      const firewall = await context.detail(
        { permission: 'network-firewall:DescribeFirewall', hides: true, resource: FirewallArn },
        async () => (await client.describeFirewall({ FirewallArn })).Firewall,
      )
      context.emit({
        type: 'AWS::NetworkFirewall::Firewall',
        id: FirewallArn,
        arn: FirewallArn,
        name: FirewallName,
        properties: {
          FirewallName,
          DeleteProtection: known(firewall, (f) => f.DeleteProtection),
          FirewallPolicyArn: known(firewall, (f) => f.FirewallPolicyArn),
          SubnetMappings: known(firewall, (f) =>
            f.SubnetMappings?.map(({ SubnetId }) => ({ SubnetId })),
          ),
          VpcId: known(firewall, (f) => f.VpcId),
        },
        tags: isUnknown(firewall) ? firewall : tagsOf(firewall?.Tags),
      })
    })
  },
}
