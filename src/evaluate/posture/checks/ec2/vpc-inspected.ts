import { check } from '../../../../model/check.ts'
import { isReferredTo } from '../../predicates/related.ts'
import { isUnknown, type Unknown } from '../../../../model/unknown.ts'
import { pass, fail, undecided } from '../../predicates/judgement.ts'
import { isPresent } from '../../predicates/property.ts'
import { read } from '../../predicates/value.ts'

const firewall = 'AWS::NetworkFirewall::Firewall'
const balancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer'

export default check({
  title: 'VPC traffic is inspected by a firewall',
  resource: 'AWS::EC2::VPC',
  severity: 'medium',
  why: 'Security groups look at addresses and ports only; attacks travel inside allowed connections.',
  fix: {
    text: 'Route traffic through AWS Network Firewall or a gateway load balancer endpoint, and put AWS WAF on public load balancers.',
    effort: 'L',
    cli: 'aws network-firewall create-firewall --firewall-name NAME --firewall-policy-arn POLICY --vpc-id VPC --subnet-mappings SubnetId=SUBNET',
  },
  reads: [],
  relates: [firewall, 'AWS::EC2::VPCEndpoint', 'AWS::EC2::Subnet', balancer],
  test: (vpc, facts) => {
    const walled = isReferredTo(vpc, facts, firewall, 'VpcId')
    if (isUnknown(walled)) return undecided(walled, '/id')
    if (walled) return pass('A network firewall inspects the VPC.', '/id')
    for (const endpoint of facts.referring('AWS::EC2::VPCEndpoint', 'VpcId', vpc))
      if (read(endpoint, 'VpcEndpointType') === 'GatewayLoadBalancer')
        return pass('A gateway load balancer inspects the VPC.', '/id')
    let doubt: Unknown | undefined
    for (const subnet of facts.referring('AWS::EC2::Subnet', 'VpcId', vpc))
      for (const entry of facts.referring(balancer, 'Subnets', subnet)) {
        const acl = read(entry, 'WebACLArn')
        if (isUnknown(acl)) doubt ??= acl
        else if (isPresent(acl)) return pass('A web ACL inspects what enters the VPC.', '/id')
      }
    if (doubt !== undefined) return undecided(doubt, '/id')
    for (const type of [firewall, 'AWS::EC2::VPCEndpoint', 'AWS::EC2::Subnet', balancer]) {
      const seen = facts.seen(type, vpc)
      if (seen !== true) return undecided(seen, '/id')
    }
    return fail('Nothing inspects the traffic of the VPC.', '/id')
  },
  examples: {
    pass: [
      { id: 'vpc-1', near: [{ type: firewall, id: 'fw', properties: { VpcId: 'vpc-1' } }] },
      {
        name: 'by a web ACL on its load balancer',
        id: 'vpc-1',
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1', properties: { VpcId: 'vpc-1' } },
          {
            type: balancer,
            id: 'web',
            properties: { Subnets: ['subnet-1'], WebACLArn: 'arn:aws:wafv2:acl' },
          },
        ],
      },
    ],
    fail: [{ id: 'vpc-1' }],
    unknown: [
      { id: 'vpc-1', unseen: [firewall] },
      { name: 'when its subnets could not be listed', id: 'vpc-1', unseen: ['AWS::EC2::Subnet'] },
      {
        name: 'when nobody knows the web ACL of its load balancer',
        id: 'vpc-1',
        near: [
          { type: 'AWS::EC2::Subnet', id: 'subnet-1', properties: { VpcId: 'vpc-1' } },
          {
            type: balancer,
            id: 'web',
            properties: { Subnets: ['subnet-1'], WebACLArn: { $unknown: 'denied' } },
          },
        ],
      },
    ],
  },
})
