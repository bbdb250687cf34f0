import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Collector } from '../collector.ts'
import { tagsOf } from '../tags.ts'

const balancer = ['AWS::ElasticLoadBalancingV2::LoadBalancer']
const listener = ['AWS::ElasticLoadBalancingV2::Listener']

/** Load balancers with attributes and web ACL, and their listeners. */
export const collector: Collector = {
  service: 'elasticloadbalancing',
  scope: 'regional',
  types: [...listener, ...balancer],
  actions: [
    'elasticloadbalancing:DescribeListeners',
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeTags',
    'wafv2:GetWebACLForResource',
  ],
  async collect(context) {
    const sdk = await import('@aws-sdk/client-elastic-load-balancing-v2')
    const { WAFV2 } = await import('@aws-sdk/client-wafv2')
    const elb = context.client(sdk.ElasticLoadBalancingV2)
    const waf = context.client(WAFV2)
    const balancers = await context.list(
      { permission: 'elasticloadbalancing:DescribeLoadBalancers' },
      sdk.paginateDescribeLoadBalancers({ client: elb }, {}),
      (page) => page.LoadBalancers,
    )
    await context.each(balancers, async (one) => {
      const arn = one.LoadBalancerArn ?? ''
      const call = (action: string) => ({
        permission: `elasticloadbalancing:${action}`,
        types: balancer,
        resource: arn,
      })
      const attributes = await context.detail(
        call('DescribeLoadBalancerAttributes'),
        async () => (await elb.describeLoadBalancerAttributes({ LoadBalancerArn: arn })).Attributes,
      )
      const tags = await context.detail(
        call('DescribeTags'),
        async () => (await elb.describeTags({ ResourceArns: [arn] })).TagDescriptions?.[0]?.Tags,
      )
      const acl =
        one.Type === 'application'
          ? await context.detail(
              { permission: 'wafv2:GetWebACLForResource', types: balancer, resource: arn },
              async () => (await waf.getWebACLForResource({ ResourceArn: arn })).WebACL?.ARN,
            )
          : undefined
      context.emit({
        type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        id: arn,
        arn,
        name: one.LoadBalancerName,
        properties: { ...described(one), LoadBalancerAttributes: attributes, WebACLArn: acl },
        tags: tagsOf(tags),
      })
      const listeners = await context.list(
        { permission: 'elasticloadbalancing:DescribeListeners', types: listener, resource: arn },
        sdk.paginateDescribeListeners({ client: elb }, { LoadBalancerArn: arn }),
        (page) => page.Listeners,
      )
      for (const { ListenerArn: id = '', ...rest } of listeners) {
        const { Protocol, Port, SslPolicy, Certificates, DefaultActions } = rest
        context.emit({
          type: 'AWS::ElasticLoadBalancingV2::Listener',
          id,
          arn: id,
          properties: {
            LoadBalancerArn: arn,
            Protocol,
            Port,
            SslPolicy,
            Certificates,
            DefaultActions,
          },
        })
      }
    })
  },
}

function described(one: LoadBalancer) {
  return {
    Name: one.LoadBalancerName,
    Scheme: one.Scheme,
    Type: one.Type,
    SecurityGroups: one.SecurityGroups,
    Subnets: one.AvailabilityZones?.map((zone) => zone.SubnetId),
  }
}
